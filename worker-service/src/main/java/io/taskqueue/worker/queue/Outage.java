package io.taskqueue.worker.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Whether Redis is away, since when it is back, and one log line for each. Thread-safe. */
@Singleton
public class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant awaySince;
    private Instant backSince = Instant.MIN;
    private Instant lastLogged = Instant.MIN;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** Notes that Redis could not serve a call; logs the first and then one a minute. */
    synchronized void failed(RedisUnavailableException failure) {
        Instant now = clock.instant();
        if (awaySince == null || now.isAfter(lastLogged.plus(REMINDER))) {
            lastLogged = now;
            LOG.warnf("redis is away, calls will be tried again: problem=\"%s\"", failure.getMessage());
        }
        awaySince = awaySince == null ? now : awaySince;
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
    public synchronized Instant awaySince() {
        return awaySince;
    }

    /** Whether Redis has answered all the time for at least this long. */
    public synchronized boolean isOverFor(Duration time) {
        return awaySince == null && !backSince.isAfter(clock.instant().minus(time));
    }
}
