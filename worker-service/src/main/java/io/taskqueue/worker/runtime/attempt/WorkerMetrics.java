package io.taskqueue.worker.runtime.attempt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The worker's meters, under the names {@code docs/operations.md} lists. */
@Singleton
public final class WorkerMetrics {
    /** The label of all queues that the worker does not serve: their names are foreign input. */
    static final String OTHER_QUEUES = "other";

    private final MeterRegistry registry;
    private final Set<String> queues;
    private final HandlerRegistry handlers;
    // A look-up in the registry costs more than all else a short task needs.
    private final Map<String, Counter> claimed = new ConcurrentHashMap<>();
    private final Map<String, Timer> waited = new ConcurrentHashMap<>();
    private final Map<String, Timer> ran = new ConcurrentHashMap<>();
    private final Map<String, Counter> completed = new ConcurrentHashMap<>();

    public WorkerMetrics(
            MeterRegistry registry,
            Holdings holdings,
            HungHandlers hung,
            HandlerRegistry handlers,
            WorkerConfig config) {
        this.registry = registry;
        this.handlers = handlers;
        this.queues = Set.copyOf(config.worker().queues());
        gauge("taskqueue.in.flight", holdings::inFlight);
        gauge("taskqueue.handlers.hung", hung::size);
        gauge("taskqueue.slots", config.worker()::concurrency);
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

    /** Held strongly: the registry itself keeps what it measures only weakly, and shows NaN once that is collected. */
    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    // A type nobody knows is foreign input: as a label it could fill the registry.
    private String typeLabel(String type) {
        return handlers.knows(type) || type.equals(ClaimTriage.MALFORMED_TYPE) ? type : "unknown";
    }

    private String queueLabel(String queue) {
        return queues.contains(queue) ? queue : OTHER_QUEUES;
    }

    public void claimed(String queue) {
        claimed.computeIfAbsent(queueLabel(queue), name -> registry.counter("taskqueue.claimed", "queue", name))
                .increment();
    }

    void waited(String queue, long millis) {
        waited.computeIfAbsent(queueLabel(queue), name -> registry.timer("taskqueue.wait", "queue", name))
                .record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    void ran(String type, Duration time) {
        ran.computeIfAbsent(type, name -> registry.timer("taskqueue.task", "type", name))
                .record(time);
    }

    /** Counts an ending Redis has accepted. */
    public void ended(Ending ending) {
        TaskStatus status = ending.status();
        String type = typeLabel(status.type());
        switch (status.state()) {
            case COMPLETED ->
                completed
                        .computeIfAbsent(type, name -> registry.counter("taskqueue.completed", "type", name))
                        .increment();
            case RETRYABLE ->
                registry.counter("taskqueue.retried", "type", type).increment();
            case CANCELLED ->
                registry.counter("taskqueue.cancelled", "type", type).increment();
            case SCHEDULED -> registry.counter("taskqueue.deferred").increment();
            case DISCARDED -> discarded(status);
            case AVAILABLE, RUNNING -> throw new IllegalStateException("no ending: " + status.state());
        }
    }

    public void discarded(TaskStatus status) {
        String type = typeLabel(status.type());
        String reason =
                status.failures().isEmpty() ? "" : status.failures().getLast().error();
        registry.counter("taskqueue.discarded", "type", type, "reason", reason).increment();
    }

    public void rejected() {
        registry.counter("taskqueue.outcomes.rejected").increment();
    }

    public void leaseLost() {
        registry.counter("taskqueue.leases.lost").increment();
    }

    public void recovered(int tasks) {
        registry.counter("taskqueue.recovered").increment(tasks);
    }

    public void promoted(int tasks) {
        registry.counter("taskqueue.promoted").increment(tasks);
    }

    public void released(int tasks) {
        registry.counter("taskqueue.released").increment(tasks);
    }
}
