package io.taskqueue.monitor.health;

import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.redis.RedisUnavailableException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A health check of one observation of the queues; down while Redis is unavailable. */
abstract class ObservationCheck implements HealthCheck {
    private final String name;
    private final QueueObserver observer;

    ObservationCheck(String name, QueueObserver observer) {
        this.name = name;
        this.observer = observer;
    }

    @Override
    public final HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named(name);
        try {
            evaluate(observer.observe(), check);
            return check.build();
        } catch (RedisUnavailableException e) {
            return check.down().withData("problem", e.getMessage()).build();
        }
    }

    abstract void evaluate(Observation seen, HealthCheckResponseBuilder check);
}
