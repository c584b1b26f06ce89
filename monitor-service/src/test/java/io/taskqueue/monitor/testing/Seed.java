package io.taskqueue.monitor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.WorkerStatus;
import io.taskqueue.model.WorkerStatusCodec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import redis.clients.jedis.Jedis;

/** Writes to Redis what the other services would, and reads everything back. */
public record Seed(Jedis redis, QueueKeys keys) {
    public Seed(Jedis redis) {
        this(redis, new QueueKeys(""));
    }

    /** A task of type {@code mail} in the queue {@code default}, enqueued at 1,000. */
    public static Task task(String id) {
        return Task.of(id, "mail", "default", RawJson.of("{\"to\":\"ada\"}"), 1000);
    }

    /** A dead letter that failed with {@code Boom}. */
    public TaskStatus dead(String id, long at) {
        return dead(task(id), at, "Boom");
    }

    /** A dead letter whose last failure is of this kind. */
    public TaskStatus dead(Task task, long at, String error) {
        TaskFailure failure = new TaskFailure(3, at, "w1", error, "went wrong");
        TaskStatus status = TaskStatus.of(task.failed(failure, null), TaskState.DISCARDED)
                .finishedAt(at)
                .worker("w1")
                .reason("attempts spent")
                .keepingTask(task.failed(failure, null))
                .build();
        record(status);
        redis.zadd(keys.dead(), (double) at, task.id());
        return status;
    }

    /** A dead letter of an element that was not an envelope. */
    public void malformed(String id, long at, byte[] element) {
        Task placeholder = Task.of(id, "malformed", "default", RawJson.EMPTY_OBJECT, at);
        record(TaskStatus.of(placeholder, TaskState.DISCARDED)
                .reason("is not valid UTF-8")
                .keepingRawElement(element)
                .build());
        redis.zadd(keys.dead(), (double) at, id);
    }

    /** A status record only. */
    public void record(TaskStatus status) {
        redis.set(keys.status(status.id()).getBytes(UTF_8), TaskStatusCodec.encode(status));
    }

    /** A task waiting in its queue. */
    public void waiting(Task task) {
        redis.sadd(keys.queues(), task.queue());
        redis.lpush(keys.queue(task.queue()).getBytes(UTF_8), TaskCodec.encode(task));
    }

    /** A worker with a heartbeat that holds this many tasks. */
    public void worker(String name, int inFlight) {
        worker(name, inFlight, "default");
    }

    /** A worker that serves these queues. */
    public void worker(String name, int inFlight, String... queues) {
        redis.sadd(keys.workers(), name);
        WorkerStatus beat = new WorkerStatus(
                name,
                "node-a",
                WorkerStatus.RUNNING,
                1000,
                2000,
                List.of(queues),
                List.of("mail"),
                8,
                inFlight,
                List.of());
        redis.set(keys.workerStatus(name).getBytes(UTF_8), WorkerStatusCodec.encode(beat));
        for (int i = 0; i < inFlight; i++) {
            redis.lpush(keys.processing(name).getBytes(UTF_8), TaskCodec.encode(task(name + i)));
        }
    }

    /** Redis' clock, epoch milliseconds. */
    public long now() {
        List<String> time = redis.time();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    /** Every key with its type, content and whether it expires, for comparisons. */
    public Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (String key : redis.keys("*")) {
            String expiry = redis.pttl(key) < 0 ? "" : " (expires)";
            all.put(key, redis.type(key) + expiry + " " + content(key));
        }
        return all;
    }

    private String content(String key) {
        return switch (redis.type(key)) {
            case "string" -> redis.get(key);
            case "list" -> redis.lrange(key, 0, -1).toString();
            case "hash" -> new TreeMap<>(redis.hgetAll(key)).toString();
            case "set" -> sorted(redis.smembers(key)).toString();
            case "zset" -> redis.zrangeWithScores(key, 0, -1).toString();
            case String other -> throw new IllegalStateException("unexpected type " + other);
        };
    }

    private static Set<String> sorted(Set<String> members) {
        return new TreeSet<>(members);
    }
}
