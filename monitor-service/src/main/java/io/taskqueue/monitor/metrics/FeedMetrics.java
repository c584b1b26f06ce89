package io.taskqueue.monitor.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.taskqueue.monitor.dataset.DatasetFeed;
import jakarta.inject.Singleton;

/** The number of connections that listen to datasets. */
@Singleton
@Startup
final class FeedMetrics {
    FeedMetrics(DatasetFeed feed, MeterRegistry registry) {
        Gauge.builder("taskqueue.dataset.listeners", feed, DatasetFeed::listeners)
                .description("Connections that listen to a dataset's progress")
                .register(registry);
    }
}
