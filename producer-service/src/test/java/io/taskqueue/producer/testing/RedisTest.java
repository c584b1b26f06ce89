package io.taskqueue.producer.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.testing.RealRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

/** A test of the running service that starts from an empty Redis. */
@QuarkusTestResource(RedisResource.class)
public abstract class RedisTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The server behind the service. */
    protected RealRedis server;

    /** A connection of the test's own. */
    protected Jedis redis;

    @BeforeEach
    final void connect() {
        redis = server.connect();
        redis.flushAll();
        // The service may be new, or Redis been away in the test before; the time it gives Redis here is short.
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    final void disconnect() {
        redis.close();
    }

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
