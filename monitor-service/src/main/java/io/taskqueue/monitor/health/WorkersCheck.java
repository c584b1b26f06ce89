package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while fewer than {@code taskqueue.monitor.min-workers} renew their lease. */
@HealthGroup("queue")
@Singleton
final class WorkersCheck extends ObservationCheck {
    private final int minWorkers;

    WorkersCheck(QueueObserver observer, MonitorConfig config) {
        super("workers", observer);
        this.minWorkers = config.minWorkers();
    }

    @Override
    void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        check.status(seen.workersAlive() >= minWorkers)
                .withData("alive", seen.workersAlive())
                .withData("lost", seen.workers().size() - seen.workersAlive())
                .withData("minWorkers", minWorkers);
    }
}
