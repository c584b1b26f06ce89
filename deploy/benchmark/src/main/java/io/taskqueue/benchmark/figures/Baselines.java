package io.taskqueue.benchmark.figures;

import java.util.List;
import java.util.stream.Stream;

/**
 * What everything is compared with, measured in the same run with the same elements.
 *
 * @param plainLoop one command, one element, one at a time, by the client the services use; targets refer to this one
 * @param awakeLoop the same while the cores are kept from sleeping; no target refers to it
 * @param rawRedis pipelined batches, by the same client
 * @param others shown so that nobody need wonder; nothing is compared with them
 */
public record Baselines(Baseline plainLoop, Baseline awakeLoop, Baseline rawRedis, List<Baseline> others) {
    public Baselines {
        others = List.copyOf(others);
    }

    public List<Baseline> all() {
        return Stream.concat(Stream.of(plainLoop, awakeLoop, rawRedis), others.stream())
                .toList();
    }
}
