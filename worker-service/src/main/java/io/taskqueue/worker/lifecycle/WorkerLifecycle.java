package io.taskqueue.worker.lifecycle;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.maintenance.Maintenance;
import io.taskqueue.worker.runtime.Heartbeat;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.QueueLoop;
import io.taskqueue.worker.runtime.WorkerLease;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the worker's loops with the process and drains it before the process ends. */
@Singleton
public final class WorkerLifecycle {
    private final boolean enabled;
    private final Drain drain;
    private final List<Loop> loops;

    public WorkerLifecycle(
            QueueLoop queueLoop,
            Heartbeat heartbeat,
            @All List<Maintenance> maintenance,
            Drain drain,
            WorkerLease lease,
            WorkerConfig config) {
        this.enabled = config.worker().enabled();
        this.drain = drain;
        this.loops = new ArrayList<>();
        loops.add(new Loop("queue", Duration.ZERO, queueLoop::round));
        maintenance.forEach(each -> loops.add(each.loop()));
        loops.add(new Loop("heartbeat", lease.beatEvery(), heartbeat::round));
    }

    public void start(@Observes StartupEvent event) {
        if (enabled) {
            loops.forEach(Loop::start);
        }
    }

    public void stop(@Observes ShutdownEvent event) {
        if (enabled) {
            drain.drain(loops);
        }
    }

    /** The names of loops that have died or hang; empty in a healthy worker, whatever Redis does. */
    public List<String> stuckLoops(Duration patience) {
        return loops.stream()
                .filter(loop -> enabled && !loop.isTurning(patience))
                .map(Loop::name)
                .toList();
    }
}
