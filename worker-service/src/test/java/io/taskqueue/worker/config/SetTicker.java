package io.taskqueue.worker.config;

import io.taskqueue.redis.Ticker;
import java.time.Duration;

/** A ticker that stands still until its test moves it. */
public final class SetTicker implements Ticker {
    private long nanos;

    public void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
