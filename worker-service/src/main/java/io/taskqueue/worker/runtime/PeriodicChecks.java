package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Controls;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.claim.Reconciler;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What the queue loop looks up once after each heartbeat: which queues are paused, and which elements lie in the
 * processing list although the worker does not know them.
 *
 * <p>Any thread may call {@link #beaten}.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class PeriodicChecks {
    private final Controls controls;
    private final Reconciler reconciler;
    private final LostNames lostNames;
    private final Holdings holdings;
    private final Capacity capacity;
    private final List<String> queues;
    private volatile boolean beatDue = true;

    PeriodicChecks(
            Controls controls,
            Reconciler reconciler,
            LostNames lostNames,
            Holdings holdings,
            Capacity capacity,
            WorkerConfig config) {
        this.controls = controls;
        this.reconciler = reconciler;
        this.lostNames = lostNames;
        this.holdings = holdings;
        this.capacity = capacity;
        this.queues = config.worker().queues();
    }

    /** Notes that a heartbeat has been answered. */
    void beaten() {
        beatDue = true;
    }

    /** Does the checks, if a heartbeat has been answered since the last time. */
    void run(String worker) {
        if (beatDue) {
            beatDue = false;
            capacity.openQueues(controls.open(queues));
            holdings.unstarted().addAll(reconciler.look(worker, holdings::isKnown));
            lostNames.report();
        }
    }
}
