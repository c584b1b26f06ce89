package io.taskqueue.worker.handler.analysis;

import io.taskqueue.worker.handler.TaskContext;
import java.util.concurrent.CancellationException;

/** Stops reading records once the attempt is cancelled. For one thread. */
final class CancellationCheck {
    private static final int RECORDS_PER_LOOK = 1_000;

    private final TaskContext context;
    private int records;

    CancellationCheck(TaskContext context) {
        this.context = context;
    }

    /**
     * Is called before each record.
     *
     * @throws CancellationException if the attempt timed out, or its worker lost it
     */
    void check() {
        if (records++ % RECORDS_PER_LOOK == 0 && context.isCancelled()) {
            throw new CancellationException("stopped after " + (records - 1) + " records");
        }
    }
}
