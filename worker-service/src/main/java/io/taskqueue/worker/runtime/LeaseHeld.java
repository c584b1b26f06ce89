package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness: the worker holds its lease, Redis answers, and it is not stopping. */
@Readiness
@ApplicationScoped
class LeaseHeld implements HealthCheck {
    private final Session session;
    private final Outage outage;
    private final Clock clock;
    private final boolean enabled;

    LeaseHeld(Session session, Outage outage, Clock clock, WorkerConfig config) {
        this.session = session;
        this.outage = outage;
        this.clock = clock;
        this.enabled = config.worker().enabled();
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> awayFor = outage.awayFor();
        String worker = session.worker();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("worker");
        response.status(!enabled || (awayFor.isEmpty() && session.holdsLease() && !session.isDraining()));
        if (worker != null) {
            response.withData("worker", worker);
        }
        awayFor.ifPresent(time ->
                response.withData("redisAwaySince", clock.instant().minus(time).toString()));
        return response.withData("draining", session.isDraining()).build();
    }
}
