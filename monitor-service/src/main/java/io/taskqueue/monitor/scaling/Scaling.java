package io.taskqueue.monitor.scaling;

/**
 * How many workers a queue wants, and why; {@code docs/operations.md} gives the reasoning.
 *
 * @param workers wanted altogether, those that run included
 * @param ready tasks waiting in the queue
 * @param inFlight tasks claimed and not finished by workers that serve the queue or are lost
 * @param dueSoon tasks whose time comes within the window
 * @param serviceTimeMillis how long a task takes, as far as that is known
 * @param slotsPerWorker how many tasks a worker runs at once
 * @param busyWorkers workers that hold tasks and stay
 * @param reason the same in words
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
     * What is known of a queue and its workers.
     *
     * @param paused whether workers leave the queue alone
     * @param window how soon all of it should be done, milliseconds
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

        /** Workers that have all of it done within the window; a task needs no more than a slot of its own. */
        private long forWork() {
            double work = (double) tasks() * Math.min(serviceTime, window);
            long slotsWanted = (long) Math.ceil(work / window);
            return Math.max(1, (slotsWanted + slots - 1) / slots);
        }

        private String inWords() {
            return ready + " ready, " + inFlight + " in flight, " + dueSoon + " due within " + window / 1000 + " s, "
                    + serviceTime + " ms each, " + slots + " slots a worker";
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
                ? of(facts, facts.busyWorkers(), facts.inWords() + "; fewer would do, but so many are busy")
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
