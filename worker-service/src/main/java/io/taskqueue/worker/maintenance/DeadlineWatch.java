package io.taskqueue.worker.maintenance;

import io.taskqueue.model.LogText;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Cancellation;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import io.taskqueue.worker.runtime.attempt.OutcomePolicy;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Interrupts attempts that run past their timeout. One that ignores the interrupt is given up: it counts as failed, its
 * slot and its place under its type's limit are free again, and whatever it returns later is dropped.
 */
@Singleton
@ConfinedTo("deadlines loop")
public final class DeadlineWatch implements Maintenance {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    public static final Duration EVERY = Duration.ofMillis(50);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Holdings holdings;
    private final OutcomePolicy outcomePolicy;
    private final Completer completer;
    private final HungHandlers hung;

    public DeadlineWatch(Holdings holdings, OutcomePolicy outcomePolicy, Completer completer, HungHandlers hung) {
        this.holdings = holdings;
        this.outcomePolicy = outcomePolicy;
        this.completer = completer;
        this.hung = hung;
    }

    @Override
    public Loop loop() {
        return new Loop("deadlines", EVERY, this::round);
    }

    void round() {
        for (Attempt attempt : holdings.attempts()) {
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
        completer.ended(attempt, outcomePolicy.timedOut(attempt));
        attempt.leavePlace();
    }
}
