package io.taskqueue.worker.config;

import io.taskqueue.redis.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The process's clock and randomness, injected so that tests may choose them. */
final class Clocks {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return Ticker.SYSTEM;
    }

    /** Thread-safe; seeded by the system, so that workers started together do not retry together. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
