package io.taskqueue.producer.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskqueue.problem.Problem;
import jakarta.inject.Singleton;

/** Counts submissions that were not accepted, {@code taskqueue.submit.rejected} by reason. Thread-safe. */
@Singleton
public class Rejections {
    private final MeterRegistry meters;

    Rejections(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts one submission that ended in this problem. */
    public void count(Problem problem) {
        meters.counter("taskqueue.submit.rejected", "reason", problem.kind().reason())
                .increment();
    }
}
