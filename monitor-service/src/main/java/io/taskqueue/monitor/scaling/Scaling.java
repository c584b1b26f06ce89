package io.taskqueue.monitor.scaling;

/**
 * The recommended number of workers for a queue; {@code docs/operations.md} explains the calculation.
 *
 * @param workers the recommended total, running workers included
 * @param ready how many tasks wait in the queue
 * @param inFlight how many tasks are claimed and not finished by workers that serve the queue or are lost
 * @param dueSoon how many tasks become due within the window
 * @param serviceTimeMillis the observed or assumed duration of a task
 * @param slotsPerWorker how many tasks a worker runs concurrently
 * @param busyWorkers how many workers hold tasks and do not drain
 * @param reason the calculation in words
 */
public record Scaling(
        long workers,
        long ready,
        long inFlight,
        long dueSoon,
        long serviceTimeMillis,
        long slotsPerWorker,
        long busyWorkers,
        String reason) {
    /**
     * The input of the calculation.
     *
     * @param paused whether the queue is paused
     * @param window the time in which all tasks should be done, milliseconds
     */
    record Facts(
            long ready,
            long inFlight,
            long dueSoon,
            boolean paused,
            long serviceTime,
            long slots,
            long busyWorkers,
            long window) {
        private long tasks() {
            return ready + inFlight + dueSoon;
        }

        /** The workers needed to finish all tasks within the window; a task needs at most one slot. */
        private long forWork() {
            double work = (double) tasks() * Math.min(serviceTime, window);
            long slotsWanted = (long) Math.ceil(work / window);
            return Math.max(1, (slotsWanted + slots - 1) / slots);
        }

        private String inWords() {
            return ready + " ready, " + inFlight + " in flight, " + dueSoon + " due within " + window / 1000 + " s, "
                    + serviceTime + " ms per task, " + slots + " slots per worker";
        }
    }

    static Scaling of(Facts facts) {
        if (facts.tasks() == 0) {
            return of(facts, 0, "nothing is ready, in flight or due within " + facts.window() / 1000 + " s");
        }
        if (facts.paused()) {
            return of(facts, Math.max(1, facts.busyWorkers()), facts.inWords() + "; the queue is paused");
        }
        long forWork = facts.forWork();
        return forWork < facts.busyWorkers()
                ? of(
                        facts,
                        facts.busyWorkers(),
                        facts.inWords() + "; fewer would suffice, but " + facts.busyWorkers() + " are busy")
                : of(facts, forWork, facts.inWords());
    }

    private static Scaling of(Facts facts, long workers, String reason) {
        return new Scaling(
                workers,
                facts.ready(),
                facts.inFlight(),
                facts.dueSoon(),
                facts.serviceTime(),
                facts.slots(),
                facts.busyWorkers(),
                reason);
    }
}
