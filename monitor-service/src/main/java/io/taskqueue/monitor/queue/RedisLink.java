package io.taskqueue.monitor.queue;

import io.taskqueue.redis.RecurringProblem;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether Redis answers, as the last call found; an outage is logged as {@link RecurringProblem} says. */
@Singleton
public final class RedisLink {
    private static final Logger LOG = Logger.getLogger(RedisLink.class);

    private final Clock clock;
    private final RecurringProblem problem;
    private final AtomicReference<Instant> awaySince = new AtomicReference<>();

    RedisLink(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.problem = new RecurringProblem(ticker);
    }

    /** When Redis stopped answering, by this host's clock; empty while it answers. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince.get());
    }

    void answered() {
        awaySince.set(null);
        problem.absent().ifPresent(length -> LOG.infof("event=redis-back awayMs=%d", length.toMillis()));
    }

    RedisAwayException lost(String what, Throwable cause) {
        awaySince.compareAndSet(null, clock.instant());
        if (problem.occurred()) {
            LOG.warnf(
                    "event=redis-away reason=\"%s\" cause=%s",
                    what, cause.getClass().getSimpleName());
        }
        return new RedisAwayException(what, cause);
    }
}
