package io.taskqueue.monitor.testing;

import io.taskqueue.testing.service.EmptyRedisTest;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running service with an empty Redis. */
public abstract class RedisTest extends EmptyRedisTest {
    /** Writes and reads test data. */
    protected Seed seed;

    @BeforeEach
    final void prepareSeed() {
        seed = new Seed(redis);
    }
}
