package io.taskqueue.monitor.health;

import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A health check that is down while an age is above a limit in any queue. */
abstract class AgeCheck extends ObservationCheck {
    private final String dataName;
    private final long maxAgeMs;

    /** {@code dataName} is the name of the age in the response. */
    AgeCheck(String name, String dataName, Duration maxAge, QueueObserver observer) {
        super(name, observer);
        this.dataName = dataName;
        this.maxAgeMs = maxAge.toMillis();
    }

    @Override
    final void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        Optional<QueueView> oldest =
                seen.queues().stream().filter(queue -> ageMs(queue).isPresent()).max(Comparator.comparing(this::ageOf));
        check.status(oldest.isEmpty() || ageOf(oldest.get()) <= maxAgeMs);
        addTotal(seen, check);
        check.withData("maxAgeMs", maxAgeMs);
        oldest.ifPresent(queue -> check.withData(dataName, ageOf(queue)).withData("queue", queue.name()));
    }

    /** The age in a queue, milliseconds; empty if there is none. */
    abstract Optional<Long> ageMs(QueueView queue);

    /** Adds the total number of tasks that can have this age. */
    abstract void addTotal(Observation seen, HealthCheckResponseBuilder check);

    private long ageOf(QueueView queue) {
        return ageMs(queue).orElseThrow();
    }
}
