package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down while there are more dead letters than {@code taskqueue.monitor.max-dead-letters}, if set. */
@HealthGroup("queue")
@Singleton
final class DeadLettersCheck extends ObservationCheck {
    private final long most;

    DeadLettersCheck(QueueObserver observer, MonitorConfig config) {
        super("dead-letters", observer);
        this.most = config.maxDeadLetters();
    }

    @Override
    void evaluate(Observation seen, HealthCheckResponseBuilder check) {
        check.status(most == 0 || seen.deadLetters() <= most)
                .withData("deadLetters", seen.deadLetters())
                .withData("maxDeadLetters", most);
    }
}
