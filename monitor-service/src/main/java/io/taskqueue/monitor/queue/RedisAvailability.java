package io.taskqueue.monitor.queue;

import io.taskqueue.redis.OutageLog;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether Redis serves, as the last call found. Thread-safe. */
@Singleton
public final class RedisAvailability {
    private final Clock clock;
    private final OutageLog log;
    private final AtomicReference<Instant> awaySince = new AtomicReference<>();

    RedisAvailability(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.log = new OutageLog(ticker);
    }

    /** When Redis stopped serving, by this host's clock; empty while it serves. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince.get());
    }

    void answered() {
        awaySince.set(null);
        log.answered();
    }

    void failed(RedisUnavailableException failure) {
        awaySince.compareAndSet(null, clock.instant());
        log.failed(failure);
    }
}
