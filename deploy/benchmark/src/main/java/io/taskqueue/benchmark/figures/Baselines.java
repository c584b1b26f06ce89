package io.taskqueue.benchmark.figures;

import java.util.List;
import java.util.stream.Stream;

/**
 * What everything is compared with, measured in the same run with the same elements.
 *
 * @param plainLoop one command, one element, one at a time, by the client the services use
 * @param rawRedis pipelined batches, by the same client
 * @param others shown so that nobody need wonder; nothing is compared with them
 */
public record Baselines(Baseline plainLoop, Baseline rawRedis, List<Baseline> others) {
    public Baselines {
        others = List.copyOf(others);
    }

    public List<Baseline> all() {
        return Stream.concat(Stream.of(plainLoop, rawRedis), others.stream()).toList();
    }
}
