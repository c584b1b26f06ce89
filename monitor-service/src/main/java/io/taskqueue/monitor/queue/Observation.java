package io.taskqueue.monitor.queue;

import java.util.List;

/**
 * What one look at Redis found.
 *
 * @param at when, epoch milliseconds by Redis' clock
 * @param queues by name, {@code default} first
 * @param workers by name, those alive first
 * @param deadLetters how many discarded tasks wait for an operator
 * @param problems what could not be read: keys that hold the wrong type
 */
public record Observation(
        long at, List<QueueView> queues, List<WorkerView> workers, long deadLetters, List<String> problems) {
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
        return queues.stream().mapToLong(QueueView::depth).sum();
    }

    /** Tasks in all queues whose time has not come. */
    public long scheduled() {
        return queues.stream().mapToLong(QueueView::scheduled).sum();
    }

    /** How many workers renew their lease. */
    public long workersAlive() {
        return workers.stream().filter(WorkerView::isAlive).count();
    }
}
