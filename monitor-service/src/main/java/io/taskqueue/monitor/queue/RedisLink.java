package io.taskqueue.monitor.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether Redis answers, as the last call found; an outage is logged when it starts and, with its length, when it ends. */
@Singleton
public final class RedisLink {
    private static final Logger LOG = Logger.getLogger(RedisLink.class);

    private final Clock clock;
    private final AtomicReference<Instant> awaySince = new AtomicReference<>();

    RedisLink(Clock clock) {
        this.clock = clock;
    }

    /** When Redis stopped answering, by this host's clock; empty while it answers. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince.get());
    }

    void answered() {
        Instant since = awaySince.getAndSet(null);
        if (since != null) {
            LOG.infof(
                    "event=redis-back awayMs=%d",
                    Duration.between(since, clock.instant()).toMillis());
        }
    }

    RedisAwayException lost(String what, Throwable cause) {
        if (awaySince.compareAndSet(null, clock.instant())) {
            LOG.warnf(
                    "event=redis-away reason=\"%s\" cause=%s",
                    what, cause.getClass().getSimpleName());
        }
        return new RedisAwayException(what, cause);
    }
}
