package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
    private final boolean enabled;

    LeaseHeld(Session session, Outage outage, WorkerConfig config) {
        this.session = session;
        this.outage = outage;
        this.enabled = config.worker().enabled();
    }

    @Override
    public HealthCheckResponse call() {
        Instant awaySince = outage.awaySince();
        String worker = session.worker();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("worker");
        response.status(!enabled || (awaySince == null && session.holdsLease() && !session.isDraining()));
        if (worker != null) {
            response.withData("worker", worker);
        }
        if (awaySince != null) {
            response.withData("redisAwaySince", awaySince.toString());
        }
        return response.withData("draining", session.isDraining()).build();
    }
}
