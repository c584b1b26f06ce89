"""Submits one task of type text: python3 producer.py [--dry-run] "hello" """
import json, sys, uuid

task = {"id": str(uuid.uuid4()), "type": "text", "payload": {"text": sys.argv[-1]}}
envelope = json.dumps(task, allow_nan=False)
if "--dry-run" in sys.argv:
    sys.exit(print(envelope))
import redis  # pip install redis
redis.Redis.from_url("redis://localhost:6379").lpush("task_queue", envelope)
print("see GET task_status:" + task["id"])
