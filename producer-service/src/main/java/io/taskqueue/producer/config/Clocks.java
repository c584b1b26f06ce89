package io.taskqueue.producer.config;

import io.taskqueue.redis.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the clocks that the service is given instead of reading the system's. */
final class Clocks {
    private Clocks() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Ticker ticker() {
        return Ticker.SYSTEM;
    }
}
