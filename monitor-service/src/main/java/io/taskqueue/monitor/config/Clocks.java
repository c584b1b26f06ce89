package io.taskqueue.monitor.config;

import io.taskqueue.redis.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces this host's clocks. Timestamps in Redis come from Redis' clock instead. */
final class Clocks {
    private Clocks() {}

    @Produces
    @Singleton
    static Ticker ticker() {
        return Ticker.SYSTEM;
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
