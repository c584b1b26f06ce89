package io.taskqueue.worker.queue;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Redis' clock as this process last saw it, carried on by a clock that never jumps. All times in envelopes and records
 * are its times. A worker asks Redis for it before it takes a name, so that its own clock decides nothing. Thread-safe.
 */
@Singleton
public class RedisClock {
    private record Reading(long redisMillis, long nanos) {}

    private volatile boolean known;
    private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

    /** Redis' time now, epoch milliseconds; this machine's until Redis has answered once. */
    public long now() {
        Reading last = reading;
        return last.redisMillis() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last.nanos());
    }

    /** Whether Redis has answered once; before, nothing may be decided by {@link #now}. */
    public boolean isKnown() {
        return known;
    }

    void set(long redisMillis) {
        reading = new Reading(redisMillis, System.nanoTime());
        known = true;
    }
}
