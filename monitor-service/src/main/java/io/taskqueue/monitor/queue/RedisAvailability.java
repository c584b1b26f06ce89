package io.taskqueue.monitor.queue;

import io.taskqueue.redis.OutageLog;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether Redis is available, according to the last call. Thread-safe. */
@Singleton
public final class RedisAvailability {
    private final Clock clock;
    private final OutageLog log;
    private final AtomicReference<Instant> awaySince = new AtomicReference<>();

    RedisAvailability(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.log = new OutageLog(ticker);
    }

    /** When Redis became unavailable, by this host's clock; empty while it is available. */
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
