package io.taskqueue.monitor.scaling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The recommended number of workers for a queue; {@code docs/operations.md} explains the calculation.
 *
 * @param workers the recommended total, running workers included
 * @param reason the calculation in words
 */
public record Scaling(
        long workers,
        @JsonUnwrapped Demand demand,
        @JsonUnwrapped Capacity capacity,
        String reason) {
    /**
     * The tasks to run.
     *
     * @param ready how many tasks wait in the queue
     * @param inFlight how many tasks are claimed and not finished by workers that serve the queue or are lost
     * @param dueSoon how many tasks become due within the window
     */
    public record Demand(long ready, long inFlight, long dueSoon) {
        private long tasks() {
            return ready + inFlight + dueSoon;
        }
    }

    /**
     * What the workers achieve.
     *
     * @param serviceTimeMillis the observed or assumed duration of a task
     * @param slotsPerWorker how many tasks a worker runs concurrently
     * @param busyWorkers how many workers hold tasks and do not drain
     */
    public record Capacity(long serviceTimeMillis, long slotsPerWorker, long busyWorkers) {
        /** The workers needed to finish the tasks within the window; a task needs at most one slot. */
        private long workersFor(long tasks, long window) {
            double work = (double) tasks * Math.min(serviceTimeMillis, window);
            long slots = (long) Math.ceil(work / window);
            return Math.max(1, (slots + slotsPerWorker - 1) / slotsPerWorker);
        }
    }

    /**
     * Recommends a number of workers.
     *
     * @param window the time in which all tasks should be done, milliseconds
     */
    static Scaling of(Demand demand, Capacity capacity, boolean paused, long window) {
        long busy = capacity.busyWorkers();
        if (demand.tasks() == 0) {
            return new Scaling(
                    0, demand, capacity, "nothing is ready, in flight or due within " + window / 1000 + " s");
        }
        String inWords = demand.ready() + " ready, " + demand.inFlight() + " in flight, " + demand.dueSoon()
                + " due within " + window / 1000 + " s, " + capacity.serviceTimeMillis() + " ms per task, "
                + capacity.slotsPerWorker() + " slots per worker";
        if (paused) {
            return new Scaling(Math.max(1, busy), demand, capacity, inWords + "; the queue is paused");
        }
        long needed = capacity.workersFor(demand.tasks(), window);
        return needed < busy
                ? new Scaling(busy, demand, capacity, inWords + "; fewer would suffice, but " + busy + " are busy")
                : new Scaling(needed, demand, capacity, inWords);
    }
}
