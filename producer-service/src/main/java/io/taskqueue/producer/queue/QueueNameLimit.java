package io.taskqueue.producer.queue;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps submitters, who choose queue names, from filling the memory with a counter for each. */
final class QueueNameLimit {
    private static final int MOST_QUEUES = 200;

    private QueueNameLimit() {}

    @Produces
    @Singleton
    static MeterFilter queueNameLimit() {
        return MeterFilter.maximumAllowableTags("taskqueue.submitted", "queue", MOST_QUEUES, MeterFilter.deny());
    }
}
