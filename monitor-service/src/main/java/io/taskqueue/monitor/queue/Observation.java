package io.taskqueue.monitor.queue;

import java.util.List;

/**
 * What one look at Redis found.
 *
 * @param at when, epoch milliseconds by Redis' clock
 * @param queues those that were asked for, those that matter first, see {@link QueueRank}
 * @param next where the next page of queues begins, {@code null} after the last
 * @param totals over all queues, shown here or not
 * @param workers by name, those alive first
 * @param deadLetters how many discarded tasks wait for an operator
 * @param problems what could not be read: keys that hold the wrong type
 */
public record Observation(
        long at,
        List<QueueView> queues,
        String next,
        Totals totals,
        List<WorkerView> workers,
        long deadLetters,
        List<String> problems) {
    /**
     * Figures of all queues.
     *
     * @param queues how many there are
     * @param waiting tasks waiting in them
     * @param scheduled tasks in them whose time has not come
     */
    public record Totals(long queues, long waiting, long scheduled) {}

    public Observation {
        queues = List.copyOf(queues);
        workers = List.copyOf(workers);
        problems = List.copyOf(problems);
    }

    /** Tasks claimed and not finished, over all workers, lost ones included. */
    public long inFlight() {
        return workers.stream().mapToLong(WorkerView::inFlight).sum();
    }

    /** Tasks waiting in all queues. */
    public long waiting() {
        return totals.waiting();
    }

    /** Tasks in all queues whose time has not come. */
    public long scheduled() {
        return totals.scheduled();
    }

    /** How many workers renew their lease. */
    public long workersAlive() {
        return workers.stream().filter(WorkerView::isAlive).count();
    }
}
