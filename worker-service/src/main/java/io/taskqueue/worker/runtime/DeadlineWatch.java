package io.taskqueue.worker.runtime;

import io.taskqueue.model.LogText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Interrupts attempts that run past their timeout. One that ignores the interrupt is given up: it counts as failed, its
 * slot is free again, and whatever it brings later is dropped.
 */
@Singleton
class DeadlineWatch {
    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);
    static final Duration EVERY = Duration.ofMillis(50);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InFlight inFlight;
    private final Judge judge;
    private final Outbox outbox;
    private final Clock clock;

    DeadlineWatch(InFlight inFlight, Judge judge, Outbox outbox, Clock clock) {
        this.inFlight = inFlight;
        this.judge = judge;
        this.outbox = outbox;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        for (Attempt attempt : inFlight.all()) {
            if (attempt.isOverdue(now)) {
                attempt.cancel(Cancellation.TIMEOUT);
            } else if (attempt.ignoresTimeout(now, PATIENCE) && attempt.settle()) {
                LOG.errorf(
                        "handler ignores its timeout and was given up, its thread may still run: taskId=%s type=%s",
                        LogText.of(attempt.taskId()), attempt.task().type());
                outbox.add(judge.timedOut(attempt));
                inFlight.remove(attempt);
            }
        }
    }
}
