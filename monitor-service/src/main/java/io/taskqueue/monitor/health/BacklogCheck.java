package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while a task has waited longer than {@code taskqueue.monitor.max-backlog-age} in a queue that is not paused. */
@HealthGroup("queue")
@Singleton
final class BacklogCheck extends AgeCheck {
    BacklogCheck(QueueObserver observer, MonitorConfig config) {
        super("backlog", "oldestAgeMs", config.maxBacklogAge(), observer);
    }

    @Override
    Optional<Long> ageMs(QueueView queue) {
        return queue.paused() ? Optional.empty() : Optional.ofNullable(queue.oldestAgeMs());
    }

    @Override
    void addTotal(Observation seen, HealthCheckResponseBuilder check) {
        check.withData("waiting", seen.waiting());
    }
}
