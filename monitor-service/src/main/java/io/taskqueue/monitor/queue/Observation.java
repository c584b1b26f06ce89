package io.taskqueue.monitor.queue;

import java.util.List;

/**
 * The state of queues and workers at one moment.
 *
 * @param at the moment, epoch milliseconds by Redis' clock
 * @param queues the requested queues, in the order of {@link QueueRank}
 * @param next the cursor of the next page of queues, {@code null} after the last one
 * @param totals over all queues, on this page or not
 * @param workers by name, live ones first
 * @param deadLetters how many dead letters there are
 * @param problems keys that could not be read because they hold another Redis type
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
     * Totals over all queues.
     *
     * @param queues how many there are
     * @param waiting how many tasks wait in them
     * @param scheduled how many of their tasks are not yet due
     */
    public record Totals(long queues, long waiting, long scheduled) {}

    public Observation {
        queues = List.copyOf(queues);
        workers = List.copyOf(workers);
        problems = List.copyOf(problems);
    }

    /** How many tasks are claimed and not finished, over all workers, lost ones included. */
    public long inFlight() {
        return workers.stream().mapToLong(WorkerView::inFlight).sum();
    }

    /** How many tasks wait in all queues. */
    public long waiting() {
        return totals.waiting();
    }

    /** How many tasks in all queues are not yet due. */
    public long scheduled() {
        return totals.scheduled();
    }

    /** How many workers renew their lease. */
    public long workersAlive() {
        return workers.stream().filter(WorkerView::isAlive).count();
    }
}
