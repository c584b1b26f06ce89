package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Looks at one side of measurements that have several. */
final class Spreads {
    private Spreads() {}

    static <T> Spread of(List<T> measurements, ToDoubleFunction<T> side) {
        return Spread.of(measurements.stream().mapToDouble(side).toArray());
    }
}
