package io.taskqueue.worker.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.taskqueue.worker.config.WorkerConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Starts the worker's loops with the process and drains it before the process ends. */
@Singleton
class WorkerLifecycle {
    private final boolean enabled;
    private final Drain drain;
    private final List<Loop> loops;

    WorkerLifecycle(
            QueueLoop queueLoop,
            Heartbeat heartbeat,
            Promoter promoter,
            OtherQueues otherQueues,
            Rescuer rescuer,
            OversizedSweep oversizedSweep,
            DeadlineWatch deadlineWatch,
            Drain drain,
            Session session,
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
                new Loop("heartbeat", session.beatEvery(), heartbeat::round));
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            loops.forEach(Loop::start);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (enabled) {
            drain.drain(loops);
        }
    }

    /** The names of loops that have died or hang; empty in a healthy worker, whatever Redis does. */
    List<String> stuckLoops(Duration patience) {
        return loops.stream()
                .filter(loop -> enabled && !loop.isTurning(patience))
                .map(Loop::name)
                .toList();
    }
}
