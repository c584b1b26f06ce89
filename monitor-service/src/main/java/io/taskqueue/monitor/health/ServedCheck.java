package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while tasks wait in a queue that is not paused and that no live worker serves. If no worker is alive at all, the
 * check {@code workers} decides.
 */
@HealthGroup("queue")
@Singleton
final class ServedCheck extends ObservationCheck {
    ServedCheck(QueueObserver observer) {
        super("served", observer);
    }

    @Override
    void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        List<QueueView> unserved =
                seen.queues().stream().filter(QueueView::isUnserved).toList();
        check.status(unserved.isEmpty() || seen.workersAlive() == 0).withData("unservedQueues", (long) unserved.size());
        unserved.stream().findFirst().ifPresent(queue -> check.withData("queue", queue.name()));
    }
}
