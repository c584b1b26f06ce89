package io.taskqueue.worker.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Ending;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The worker's meters, under the names {@code docs/operations.md} lists. */
@ApplicationScoped
class WorkerMetrics {
    private final MeterRegistry registry;

    WorkerMetrics(MeterRegistry registry, InFlight inFlight, WorkerConfig config) {
        this.registry = registry;
        registry.gauge("taskqueue.in.flight", inFlight, InFlight::size);
        registry.gauge("taskqueue.slots", config.worker().concurrency());
        for (String counter : new String[] {
            "taskqueue.leases.lost",
            "taskqueue.outcomes.rejected",
            "taskqueue.recovered",
            "taskqueue.promoted",
            "taskqueue.released",
            "taskqueue.deferred"
        }) {
            registry.counter(counter);
        }
    }

    void claimed(String queue) {
        registry.counter("taskqueue.claimed", "queue", queue).increment();
    }

    void waited(String queue, long millis) {
        registry.timer("taskqueue.wait", "queue", queue).record(Duration.ofMillis(Math.max(0, millis)));
    }

    void ran(String type, Duration time) {
        registry.timer("taskqueue.task", "type", type).record(time);
    }

    /** Counts an ending Redis has accepted. */
    void ended(Ending ending, boolean knownType) {
        TaskStatus status = ending.status();
        // A type nobody knows is foreign input: as a label it could fill the registry.
        String type = knownType ? status.type() : "unknown";
        switch (status.state()) {
            case COMPLETED ->
                registry.counter("taskqueue.completed", "type", type).increment();
            case RETRYABLE ->
                registry.counter("taskqueue.retried", "type", type).increment();
            case SCHEDULED -> registry.counter("taskqueue.deferred").increment();
            case DISCARDED -> discarded(status, type);
            case AVAILABLE, RUNNING, CANCELLED -> throw new IllegalStateException("no ending: " + status.state());
        }
    }

    void discarded(TaskStatus status, String type) {
        String reason =
                status.failures().isEmpty() ? "" : status.failures().getLast().error();
        registry.counter("taskqueue.discarded", "type", type, "reason", reason).increment();
    }

    void rejected() {
        registry.counter("taskqueue.outcomes.rejected").increment();
    }

    void leaseLost() {
        registry.counter("taskqueue.leases.lost").increment();
    }

    void recovered(int tasks) {
        registry.counter("taskqueue.recovered").increment(tasks);
    }

    void promoted(int tasks) {
        registry.counter("taskqueue.promoted").increment(tasks);
    }

    void released() {
        registry.counter("taskqueue.released").increment();
    }
}
