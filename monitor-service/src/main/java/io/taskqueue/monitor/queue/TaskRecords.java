package io.taskqueue.monitor.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskId;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The status records of tasks. */
@Singleton
public final class TaskRecords {
    /** Bytes of the longest record that is read; what a worker writes for its default limit of elements is far shorter. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private final RedisGateway redis;
    private final QueueKeys keys;

    TaskRecords(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The record of one task, empty where Redis has none.
     *
     * @throws io.taskqueue.model.MalformedTaskException if the text cannot be a task id
     * @throws WrongTypeException if something else lies under its key
     * @throws UnreadableRecordException if what lies there is no status record
     */
    public Optional<TaskRecord> find(String id) {
        String key = keys.status(TaskId.requireValid(id));
        long size = redis.call(Call.on("STRLEN", key)).number();
        if (size > LONGEST) {
            throw UnreadableRecordException.tooLarge(key, size);
        }
        return Optional.ofNullable(redis.call(Call.on("GET", key)).bytes()).map(json -> TaskRecord.of(key, json));
    }

    /** A status record as it lies in Redis and what it says. */
    public static final class TaskRecord {
        private final byte[] json;
        private final TaskStatus status;

        private TaskRecord(byte[] json, TaskStatus status) {
            this.json = json;
            this.status = status;
        }

        // Foreign bytes may break the codec in ways it does not foresee; none of them may become a stack trace.
        public static TaskRecord of(String key, byte[] json) {
            try {
                return new TaskRecord(json, TaskStatusCodec.decode(json));
            } catch (RuntimeException e) {
                throw new UnreadableRecordException(key, e);
            }
        }

        /** Its bytes, JSON. */
        public byte[] json() {
            return json.clone();
        }

        /** What they say. */
        public TaskStatus status() {
            return status;
        }
    }
}
