package io.taskqueue.worker.runtime.start;

import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.AttemptRunner;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;

/**
 * Has attempts run; their endings go straight to the {@link Completer}.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Launcher {
    private final AttemptRunner runner;
    private final Holdings holdings;
    private final Completer completer;
    private final WorkerMetrics metrics;

    Launcher(AttemptRunner runner, Holdings holdings, Completer completer, WorkerMetrics metrics) {
        this.runner = runner;
        this.holdings = holdings;
        this.completer = completer;
        this.metrics = metrics;
    }

    /** Whether the attempt runs now; not if the worker holds an equal element. */
    boolean launch(Attempt attempt) {
        boolean added = holdings.add(attempt);
        if (added) {
            metrics.claimed(attempt.task().queue());
            startThread(attempt);
        }
        return added;
    }

    private void startThread(Attempt attempt) {
        try {
            runner.start(attempt, completer);
        } catch (RuntimeException | Error e) {
            holdings.remove(attempt);
            throw e;
        }
    }
}
