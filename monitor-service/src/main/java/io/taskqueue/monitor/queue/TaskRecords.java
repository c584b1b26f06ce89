package io.taskqueue.monitor.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskId;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the status records of tasks. */
@Singleton
public final class TaskRecords {
    /** The size limit of records that are read, in bytes; with default limits, workers write far smaller ones. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private final RedisGateway redis;
    private final QueueKeys keys;

    TaskRecords(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The record of a task; empty if Redis has none.
     *
     * @throws io.taskqueue.model.MalformedTaskException if the text is not a valid task id
     * @throws WrongTypeException if its key holds another Redis type
     * @throws UnreadableRecordException if the value is not a status record
     */
    public Optional<TaskRecord> find(String id) {
        String key = keys.status(TaskId.requireValid(id));
        long size = redis.call(Call.on("STRLEN", key)).number();
        if (size > LONGEST) {
            throw UnreadableRecordException.tooLarge(key, size);
        }
        return Optional.ofNullable(redis.call(Call.on("GET", key)).bytes()).map(json -> TaskRecord.of(key, json));
    }

    /** A status record: its bytes in Redis and its content. */
    public static final class TaskRecord {
        private final byte[] json;
        private final TaskStatus status;

        private TaskRecord(byte[] json, TaskStatus status) {
            this.json = json;
            this.status = status;
        }

        // Foreign bytes can break the codec in unforeseen ways; none may surface as an internal error.
        public static TaskRecord of(String key, byte[] json) {
            try {
                return new TaskRecord(json, TaskStatusCodec.decode(json));
            } catch (RuntimeException e) {
                throw new UnreadableRecordException(key, e);
            }
        }

        /** The JSON bytes. */
        public byte[] json() {
            return json.clone();
        }

        /** The decoded content. */
        public TaskStatus status() {
            return status;
        }
    }
}
