package io.taskqueue.monitor.testing;

import io.taskqueue.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

/** A test of the running service that starts from an empty Redis. */
public abstract class RedisTest {
    /** The server behind the service. */
    protected RealRedis server;

    /** A connection of the test's own. */
    protected Jedis redis;

    /** Fills and reads Redis. */
    protected Seed seed;

    @BeforeEach
    final void connect() {
        redis = server.connect();
        redis.flushAll();
        seed = new Seed(redis);
    }

    @AfterEach
    final void disconnect() {
        redis.close();
    }
}
