package io.taskqueue.testing.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.taskqueue.testing.RealRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

/** A test of the running service, behind a {@link RealRedisResource}, that starts from an empty Redis. */
public abstract class EmptyRedisTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The server behind the service. */
    protected RealRedis server;

    /** The test's own connection. */
    protected Jedis redis;

    @BeforeEach
    final void connect() {
        redis = server.connect();
        redis.flushAll();
        // The service may be starting, or Redis was down in the previous test.
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    final void disconnect() {
        redis.close();
    }
}
