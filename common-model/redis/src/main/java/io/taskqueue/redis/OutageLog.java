package io.taskqueue.redis;

import io.taskqueue.redis.RedisUnavailableException.Reason;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Logs that Redis is unavailable, or has no memory to spare, as {@link RecurringProblem} says: at first, then once a minute,
 * and its length when nothing has failed for five seconds. Thread-safe.
 */
public final class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);

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
                LOG.warnf("event=redis_out_of_memory reason=\"%s\"", failure.getMessage());
            }
        } else if (absence.occurred()) {
            LOG.warnf("event=redis_unavailable reason=\"%s\"", failure.getMessage());
        }
    }

    /** Notes that Redis answered. Cheap while nothing is wrong. */
    public void answered() {
        absence.absent().ifPresent(length -> log("redis_available", length));
        fullMemory.absent().ifPresent(length -> log("redis_memory_available", length));
    }

    private static void log(String event, Duration length) {
        LOG.infof("event=%s outageMillis=%d", event, length.toMillis());
    }
}
