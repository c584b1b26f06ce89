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

/** Down while a task has been due for longer than {@code taskqueue.monitor.max-backlog-age} and is still scheduled. */
@HealthGroup("queue")
@Singleton
final class OverdueCheck extends ObservationCheck {
    private final long maxAgeMs;

    OverdueCheck(QueueObserver observer, MonitorConfig config) {
        super("overdue", observer);
        this.maxAgeMs = config.maxBacklogAge().toMillis();
    }

    @Override
    void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        Optional<QueueView> longest = seen.queues().stream()
                .filter(queue -> queue.overdueMs() != null)
                .max(Comparator.comparing(QueueView::overdueMs));
        check.status(longest.isEmpty() || longest.get().overdueMs() <= maxAgeMs)
                .withData("scheduled", seen.scheduled())
                .withData("maxAgeMs", maxAgeMs);
        longest.ifPresent(
                queue -> check.withData("overdueMs", queue.overdueMs()).withData("queue", queue.name()));
    }
}
