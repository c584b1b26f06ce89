package io.taskqueue.producer.queue;

import io.taskqueue.redis.RecurringProblem;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Logs that Redis is unavailable, as {@link RecurringProblem} says, and with its length when it is over. Thread-safe. */
@Singleton
class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);

    private final RecurringProblem problem;

    Outage(Ticker ticker) {
        this.problem = new RecurringProblem(ticker);
    }

    void seen(RuntimeException failure) {
        if (problem.occurred()) {
            LOG.warnf("event=redis_unavailable reason=\"%s\"", failure.getMessage());
        }
    }

    void over() {
        problem.absent().ifPresent(length -> LOG.infof("event=redis_available outageMillis=%d", length.toMillis()));
    }
}
