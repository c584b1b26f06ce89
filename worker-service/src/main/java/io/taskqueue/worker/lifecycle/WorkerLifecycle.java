package io.taskqueue.worker.lifecycle;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.maintenance.DeadlineWatch;
import io.taskqueue.worker.maintenance.OtherQueues;
import io.taskqueue.worker.maintenance.OversizedSweep;
import io.taskqueue.worker.maintenance.Promoter;
import io.taskqueue.worker.maintenance.Rescuer;
import io.taskqueue.worker.runtime.Heartbeat;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.QueueLoop;
import io.taskqueue.worker.runtime.WorkerLease;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Starts the worker's loops with the process and drains it before the process ends. */
@Singleton
public class WorkerLifecycle {
    private final boolean enabled;
    private final Drain drain;
    private final List<Loop> loops;

    public WorkerLifecycle(
            QueueLoop queueLoop,
            Heartbeat heartbeat,
            Promoter promoter,
            OtherQueues otherQueues,
            Rescuer rescuer,
            OversizedSweep oversizedSweep,
            DeadlineWatch deadlineWatch,
            Drain drain,
            WorkerLease lease,
            WorkerConfig config) {
        WorkerConfig.Worker worker = config.worker();
        this.enabled = worker.enabled();
        this.drain = drain;
        this.loops = List.of(
                new Loop("queue", Duration.ZERO, queueLoop::round),
                new Loop("deadlines", DeadlineWatch.EVERY, deadlineWatch::round),
                new Loop("promote", worker.promoteEvery(), promoter::round),
                new Loop("promote-others", OtherQueues.EVERY, otherQueues::round),
                new Loop("rescue", worker.sweepEvery(), rescuer::round),
                new Loop("oversized", worker.sweepEvery(), oversizedSweep::round),
                new Loop("orphans", worker.orphanSweepEvery(), rescuer::orphanRound),
                new Loop("heartbeat", lease.beatEvery(), heartbeat::round));
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
