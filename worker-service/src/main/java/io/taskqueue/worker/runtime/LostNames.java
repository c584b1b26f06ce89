package io.taskqueue.worker.runtime;

import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.runtime.attempt.Arrival;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * The names this process worked under whose leases are lost for good, until Redis has accepted each.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class LostNames {
    private final Recovery recovery;
    private final WorkerMetrics metrics;
    private final Queue<String> names = new ArrayDeque<>();

    LostNames(Recovery recovery, WorkerMetrics metrics) {
        this.recovery = recovery;
        this.metrics = metrics;
    }

    void add(String lost) {
        names.add(lost);
        metrics.leaseLost();
    }

    /**
     * Has other workers look at the lists of lost names once more: a pop under way may have moved a task there after
     * they had emptied it.
     */
    void report() {
        for (String lost = names.peek(); lost != null; lost = names.peek()) {
            recovery.recover(lost, List.of(), 0);
            names.remove();
        }
    }

    /** Gives back an element that was popped under a lost name. */
    void giveBack(Arrival arrival) {
        recovery.giveBack(arrival.worker(), arrival.claimed());
    }
}
