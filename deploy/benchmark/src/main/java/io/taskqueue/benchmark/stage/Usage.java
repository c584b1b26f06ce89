package io.taskqueue.benchmark.stage;

/**
 * What a load took of the machine.
 *
 * @param seconds how long it ran
 * @param redisCpu the processor time Redis took, in seconds
 * @param workersCpu the processor time all workers took, in seconds
 * @param machineShare the share of all cores that was busy, 0 to 1; NaN where it is not known
 */
public record Usage(double seconds, double redisCpu, double workersCpu, double machineShare) {
    private static final double FULL = 0.9;

    /** The share of one core Redis was busy; it has no more than one. */
    public double redisShare() {
        return redisCpu / seconds;
    }

    /** Shares in percent, and what of it is full, if anything. */
    public String describe() {
        String full =
                redisShare() >= FULL ? "Redis is full" : machineShare >= FULL ? "the cores are full" : "none is full";
        return "Redis %.0f %%, workers %.0f %% of a core, machine %.0f %%: %s"
                .formatted(redisShare() * 100, workersCpu / seconds * 100, machineShare * 100, full);
    }
}
