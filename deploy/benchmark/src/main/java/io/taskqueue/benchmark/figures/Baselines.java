package io.taskqueue.benchmark.figures;

import java.util.List;

/**
 * What everything is compared with, measured in the same run with the same elements.
 *
 * @param plainLoop one command, one element, one at a time, by the client the services use
 * @param rawRedis pipelined batches, by the same client
 * @param otherLoop the plain loop by a blocking client, shown so that nobody need wonder; nothing is compared with it
 */
public record Baselines(Baseline plainLoop, Baseline rawRedis, Baseline otherLoop) {
    public List<Baseline> all() {
        return List.of(plainLoop, rawRedis, otherLoop);
    }
}
