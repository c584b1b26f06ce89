package io.taskqueue.producer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResource;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.testing.service.EmptyRedisTest;
import java.util.List;

/** A test of the running service that starts from an empty Redis. */
@QuarkusTestResource(RedisResource.class)
public abstract class RedisTest extends EmptyRedisTest {
    /** The tasks that wait in {@code task_queue}, oldest first. */
    protected List<Task> waiting() {
        return redis.lrange("task_queue".getBytes(UTF_8), 0, -1).reversed().stream()
                .map(element -> TaskCodec.decode(element, Task.DEFAULT_QUEUE))
                .toList();
    }

    /** The status record of a task. */
    protected TaskStatus status(String id) {
        return TaskStatusCodec.decode(redis.get(("task_status:" + id).getBytes(UTF_8)));
    }

    /** Writes a status record as another service would. */
    protected void record(TaskStatus status) {
        redis.set(("task_status:" + status.id()).getBytes(UTF_8), TaskStatusCodec.encode(status));
    }
}
