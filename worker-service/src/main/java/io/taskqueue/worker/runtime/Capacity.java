package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.runtime.start.Isolation;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * How much the worker may claim, and from which queues.
 *
 * <p>Any thread may call {@link #close} and {@link #isOpen}.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Capacity {
    /**
     * What elements in flight and endings may take of the heap: more would grow old there, and be collected at a high
     * price.
     */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final Holdings holdings;
    private final Completer completer;
    private final Isolation isolation;
    private final int concurrency;
    private List<String> openQueues;
    private volatile boolean open = true;

    Capacity(Holdings holdings, Completer completer, Isolation isolation, WorkerConfig config) {
        this.holdings = holdings;
        this.completer = completer;
        this.isolation = isolation;
        this.concurrency = config.worker().concurrency();
        this.openQueues = config.worker().queues();
    }

    /** Has nothing more claimed from now on. */
    void close() {
        open = false;
    }

    /** Whether the worker goes on claiming; not if it is stopping. */
    boolean isOpen() {
        return open;
    }

    /** Whether something may be claimed now: the worker is not stopping and no suspect waits or runs. */
    boolean mayClaim() {
        return open && !isolation.isClosed();
    }

    /** Sets the queues that are not paused. */
    void openQueues(List<String> queues) {
        openQueues = queues;
    }

    /** The queues to claim from: neither paused nor stuck. */
    List<String> queues() {
        Set<String> stuck = completer.stuckQueues();
        return stuck.isEmpty()
                ? openQueues
                : openQueues.stream().filter(queue -> !stuck.contains(queue)).toList();
    }

    /** Slots in which nothing runs; none while as many tasks as there are slots have ended and are not recorded. */
    int slots() {
        int running = holdings.inFlight();
        int backlog = Math.max(0, holdings.size() - completer.postponed() - concurrency);
        return concurrency - Math.max(running, backlog) - holdings.twins().slots();
    }

    /** Whether there is room in memory for another claim. */
    boolean hasMemory() {
        return holdings.bytes() < MOST_BYTES;
    }
}
