package io.taskqueue.worker.runtime;

import io.taskqueue.model.LogText;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Interrupts attempts that run past their timeout. One that ignores the interrupt is given up: it counts as failed, its
 * slot and its place under its type's limit are free again, and whatever it brings later is dropped.
 */
@Singleton
class DeadlineWatch {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    static final Duration EVERY = Duration.ofMillis(50);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InFlight inFlight;
    private final Judge judge;
    private final Outbox outbox;
    private final HungHandlers hung;

    DeadlineWatch(InFlight inFlight, Judge judge, Outbox outbox, HungHandlers hung) {
        this.inFlight = inFlight;
        this.judge = judge;
        this.outbox = outbox;
        this.hung = hung;
    }

    void round() {
        for (Attempt attempt : inFlight.all()) {
            if (attempt.isOverdue()) {
                attempt.cancel(Cancellation.TIMEOUT);
            } else if (attempt.ignoresTimeout(PATIENCE) && attempt.settle()) {
                giveUp(attempt);
            }
        }
    }

    private void giveUp(Attempt attempt) {
        LOG.errorf(
                "handler ignores its timeout and was given up, its thread may still run: taskId=%s type=%s",
                LogText.of(attempt.taskId()), attempt.task().type());
        hung.add(attempt);
        outbox.add(judge.timedOut(attempt));
        inFlight.remove(attempt);
        attempt.leavePlace();
    }
}
