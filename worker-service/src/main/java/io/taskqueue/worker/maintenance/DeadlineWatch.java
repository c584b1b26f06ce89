package io.taskqueue.worker.maintenance;

import io.taskqueue.model.LogText;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Cancellation;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import io.taskqueue.worker.runtime.attempt.InFlight;
import io.taskqueue.worker.runtime.attempt.OutcomePolicy;
import io.taskqueue.worker.runtime.complete.Completer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Interrupts attempts that run past their timeout. One that ignores the interrupt is given up: it counts as failed, its
 * slot and its place under its type's limit are free again, and whatever it brings later is dropped.
 */
@Singleton
public class DeadlineWatch {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    public static final Duration EVERY = Duration.ofMillis(50);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InFlight inFlight;
    private final OutcomePolicy outcomePolicy;
    private final Completer completer;
    private final HungHandlers hung;

    public DeadlineWatch(InFlight inFlight, OutcomePolicy outcomePolicy, Completer completer, HungHandlers hung) {
        this.inFlight = inFlight;
        this.outcomePolicy = outcomePolicy;
        this.completer = completer;
        this.hung = hung;
    }

    public void round() {
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
                "event=handler_hung taskId=%s type=%s",
                LogText.of(attempt.taskId()), attempt.task().type());
        hung.add(attempt);
        completer.add(outcomePolicy.timedOut(attempt));
        inFlight.remove(attempt);
        attempt.leavePlace();
    }
}
