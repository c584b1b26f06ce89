package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while a task has been due for longer than {@code taskqueue.monitor.max-backlog-age} and is still scheduled. */
@HealthGroup("queue")
@Singleton
final class OverdueCheck extends AgeCheck {
    OverdueCheck(QueueObserver observer, MonitorConfig config) {
        super("overdue", "overdueMs", config.maxBacklogAge(), observer);
    }

    @Override
    Optional<Long> ageMs(QueueView queue) {
        return Optional.ofNullable(queue.overdueMs());
    }

    @Override
    void addTotal(Observation seen, HealthCheckResponseBuilder check) {
        check.withData("scheduled", seen.scheduled());
    }
}
