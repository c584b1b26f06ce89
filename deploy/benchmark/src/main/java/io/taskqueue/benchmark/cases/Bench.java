package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.stage.Programs;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What all cases share.
 *
 * @param repetitions how often each load is measured
 * @param quick whether cases only show that they work
 */
public record Bench(EventLoop loop, Programs programs, int repetitions, boolean quick) {
    /** A fresh Redis to start services against; the caller closes it. */
    Stage stage() {
        return new Stage(loop, programs);
    }

    /** As {@link #stage()}, with JVM options of its own. */
    Stage stage(Programs special) {
        return new Stage(loop, special);
    }

    /** How large a load is: one figure for a full run, one for a quick one. */
    int count(int full, int inQuickRun) {
        return quick ? inQuickRun : full;
    }

    /** Runs a load that is not measured, so that code is compiled; not in a quick run. */
    void warmUp(Runnable load) {
        if (!quick) {
            load.run();
        }
    }

    /** Measures as often as asked for. */
    <T> List<T> repeat(Supplier<T> measurement) {
        return Stream.generate(measurement).limit(repetitions).toList();
    }
}
