package io.taskqueue.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

/** A test that starts from an empty Redis; the server is one for all such tests of a module, which run one by one. */
public abstract class EmptyRedis {
    private static final RealRedis SERVER = RealRedis.start();

    /** A connection of the test's own. */
    protected final Jedis redis = SERVER.connect();

    /** The server all such tests share. */
    protected static RealRedis server() {
        return SERVER;
    }

    @BeforeEach
    final void empty() {
        redis.flushAll();
    }

    @AfterEach
    final void disconnect() {
        redis.close();
    }
}
