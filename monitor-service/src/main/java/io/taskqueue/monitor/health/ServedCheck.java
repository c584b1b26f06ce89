package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while tasks wait in a queue that none of the live workers serves and nobody has paused. Where no worker lives at
 * all, the check {@code workers} says whether that is right.
 */
@HealthGroup("queue")
@Singleton
final class ServedCheck extends ObservationCheck {
    ServedCheck(QueueObserver observer) {
        super("served", observer);
    }

    @Override
    void judge(Observation seen, HealthCheckResponseBuilder check) {
        List<QueueView> unserved =
                seen.queues().stream().filter(QueueView::isUnserved).toList();
        check.status(unserved.isEmpty() || seen.workersAlive() == 0).withData("unservedQueues", (long) unserved.size());
        unserved.stream().findFirst().ifPresent(queue -> check.withData("queue", queue.name()));
    }
}
