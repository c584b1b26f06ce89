package io.taskqueue.worker.health;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OutageGrace;
import io.taskqueue.worker.runtime.WorkerLease;
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
class LeaseCheck implements HealthCheck {
    private final WorkerLease lease;
    private final OutageGrace outage;
    private final Clock clock;
    private final boolean enabled;

    LeaseCheck(WorkerLease lease, OutageGrace outage, Clock clock, WorkerConfig config) {
        this.lease = lease;
        this.outage = outage;
        this.clock = clock;
        this.enabled = config.worker().enabled();
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> awayFor = outage.awayFor();
        String worker = lease.worker();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("worker");
        response.status(!enabled || (awayFor.isEmpty() && lease.holdsLease() && !lease.isDraining()));
        if (worker != null) {
            response.withData("worker", worker);
        }
        awayFor.ifPresent(time ->
                response.withData("redisAwaySince", clock.instant().minus(time).toString()));
        return response.withData("draining", lease.isDraining()).build();
    }
}
