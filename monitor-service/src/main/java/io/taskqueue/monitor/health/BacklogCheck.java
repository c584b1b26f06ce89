package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while a task has waited longer than {@code taskqueue.monitor.max-backlog-age} in a queue that is not paused. */
@HealthGroup("queue")
@Singleton
final class BacklogCheck extends ObservationCheck {
    private final long maxAgeMs;

    BacklogCheck(QueueObserver observer, MonitorConfig config) {
        super("backlog", observer);
        this.maxAgeMs = config.maxBacklogAge().toMillis();
    }

    @Override
    void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        Optional<QueueView> oldest = seen.queues().stream()
                .filter(queue -> queue.oldestAgeMs() != null && !queue.paused())
                .max(Comparator.comparing(QueueView::oldestAgeMs));
        check.status(oldest.isEmpty() || oldest.get().oldestAgeMs() <= maxAgeMs)
                .withData("waiting", seen.waiting())
                .withData("maxAgeMs", maxAgeMs);
        oldest.ifPresent(
                queue -> check.withData("oldestAgeMs", queue.oldestAgeMs()).withData("queue", queue.name()));
    }
}
