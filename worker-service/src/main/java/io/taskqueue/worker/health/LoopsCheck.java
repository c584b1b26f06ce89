package io.taskqueue.worker.health;

import io.taskqueue.worker.lifecycle.WorkerLifecycle;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Liveness: every loop turns. Redis, PostgreSQL and SMTP do not count here: a restart would not repair them. */
@Liveness
@ApplicationScoped
class LoopsCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final WorkerLifecycle lifecycle;
    private final HungHandlers hung;

    LoopsCheck(WorkerLifecycle lifecycle, HungHandlers hung) {
        this.lifecycle = lifecycle;
        this.hung = hung;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stuck = lifecycle.stuckLoops(PATIENCE);
        return HealthCheckResponse.named("loops")
                .status(stuck.isEmpty())
                .withData("stuck", String.join(",", stuck))
                .withData("hungHandlers", hung.size())
                .build();
    }
}
