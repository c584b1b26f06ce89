package io.taskqueue.worker.queue;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Redis' clock as this process last saw it, carried on by a clock that never jumps. All times in envelopes and records
 * are its times, so that workers' own clocks never matter. Thread-safe.
 */
@Singleton
public class RedisClock {
    private record Reading(long redisMillis, long nanos) {}

    private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

    /** Redis' time now, epoch milliseconds; this machine's until Redis has answered once. */
    public long now() {
        Reading last = reading;
        return last.redisMillis() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last.nanos());
    }

    void set(long redisMillis) {
        reading = new Reading(redisMillis, System.nanoTime());
    }
}
