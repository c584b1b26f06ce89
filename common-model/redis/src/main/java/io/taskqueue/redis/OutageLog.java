package io.taskqueue.redis;

import io.taskqueue.redis.RedisUnavailableException.Reason;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Logs that Redis is unavailable, or has no memory to spare, as {@link RecurringProblem} says: at first, then once a
 * minute, and its length when nothing has failed for five seconds. Thread-safe.
 */
public final class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);

    private static final String AWAY = "away";
    private static final String FULL_MEMORY = "out_of_memory";

    private final RecurringProblem absence;
    private final RecurringProblem fullMemory;

    public OutageLog(Ticker ticker) {
        this.absence = new RecurringProblem(ticker);
        this.fullMemory = new RecurringProblem(ticker);
    }

    /** Notes that Redis could not serve a call. */
    public void failed(RedisUnavailableException failure) {
        if (failure.reason() == Reason.OUT_OF_MEMORY) {
            if (fullMemory.occurred()) {
                warn(failure, FULL_MEMORY);
            }
        } else if (absence.occurred()) {
            warn(failure, AWAY);
        }
    }

    /** Notes that Redis answered. Cheap while nothing is wrong. */
    public void answered() {
        absence.absent().ifPresent(length -> info(length, AWAY));
        fullMemory.absent().ifPresent(length -> info(length, FULL_MEMORY));
    }

    private static void warn(RedisUnavailableException failure, String kind) {
        LOG.warnf("event=redis_unavailable reason=\"%s\" kind=%s", failure.getMessage(), kind);
    }

    private static void info(Duration length, String kind) {
        LOG.infof("event=redis_available outageMillis=%d kind=%s", length.toMillis(), kind);
    }
}
