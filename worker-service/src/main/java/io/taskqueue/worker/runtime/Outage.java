package io.taskqueue.worker.runtime;

import io.taskqueue.worker.queue.RedisUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Whether Redis is away, since when it is back, and one log line for each. Thread-safe. */
@ApplicationScoped
class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant awaySince;
    private Instant backSince = Instant.MIN;
    private Instant lastLogged = Instant.MIN;
    private String lastOtherProblem = "";

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** Notes a failure of any Redis call; logs the first of a kind and then one a minute. */
    synchronized void failed(String loop, RuntimeException failure) {
        Instant now = clock.instant();
        boolean first = false;
        if (failure instanceof RedisUnavailableException) {
            first = awaySince == null;
            awaySince = first ? now : awaySince;
        } else {
            first = !lastOtherProblem.equals(failure.getMessage());
            lastOtherProblem = String.valueOf(failure.getMessage());
        }
        if (first || now.isAfter(lastLogged.plus(REMINDER))) {
            lastLogged = now;
            LOG.warnf("redis call failed, will be tried again: loop=%s problem=\"%s\"", loop, failure.getMessage());
        }
    }

    /** Notes that Redis answered. */
    synchronized void succeeded() {
        if (awaySince != null) {
            backSince = clock.instant();
            LOG.infof(
                    "redis is back: awaySeconds=%.1f",
                    Duration.between(awaySince, backSince).toMillis() / 1000.0);
            awaySince = null;
        }
    }

    /** Since when Redis is away, or {@code null} while it answers. */
    synchronized Instant awaySince() {
        return awaySince;
    }

    /** Whether Redis has answered all the time for at least this long. */
    synchronized boolean isOverFor(Duration time) {
        return awaySince == null && !backSince.isAfter(clock.instant().minus(time));
    }
}
