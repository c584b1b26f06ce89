package io.taskqueue.producer.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Logs that Redis is unavailable once when it begins and once, with its length, when it is over. Thread-safe. */
@Singleton
class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final long NONE = 0;

    private final Clock clock;
    private final AtomicLong since = new AtomicLong(NONE);

    Outage(Clock clock) {
        this.clock = clock;
    }

    void seen(RuntimeException failure) {
        if (since.compareAndSet(NONE, clock.millis())) {
            LOG.warnf("event=redis_unavailable reason=\"%s\"", failure.getMessage());
        }
    }

    void over() {
        if (since.get() != NONE) {
            long began = since.getAndSet(NONE);
            if (began != NONE) {
                LOG.infof("event=redis_available outageMillis=%d", clock.millis() - began);
            }
        }
    }
}
