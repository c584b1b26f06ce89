package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.model.LogText;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusBuilder;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Decides how an attempt ends: completed, cancelled, tried again later, or discarded as a dead letter. Thread-safe. */
@Singleton
public final class OutcomePolicy {
    private static final Logger LOG = Logger.getLogger(OutcomePolicy.class);
    private static final String UNRECORDABLE = "the outcome could not be recorded, see the worker's log";

    private final RedisClock clock;
    private final RandomGenerator random;
    private final Retentions retentions;

    public OutcomePolicy(RedisClock clock, RandomGenerator random, Retentions retentions) {
        this.clock = clock;
        this.random = random;
        this.retentions = retentions;
    }

    /** The ending for the outcome that a handler returned. */
    Ending decide(Attempt attempt, Outcome outcome) {
        return inAnyCase(attempt, () -> switch (outcome) {
            case Outcome.Completed completed -> completed(attempt, completed);
            case Outcome.Cancelled cancelled -> cancelled(attempt, cancelled);
            case Outcome.Retry retry -> failed(attempt, "Retry", retry.reason(), retry.after());
            case Outcome.Discard discard -> discarded(attempt, "Discard", discard.reason());
        });
    }

    /** The ending for what a handler threw. */
    Ending decide(Attempt attempt, Throwable thrown) {
        if (attempt.cancellation() == Cancellation.TIMEOUT) {
            return timedOut(attempt);
        }
        String error = thrown.getClass().getName();
        return inAnyCase(
                attempt,
                () -> thrown instanceof NonRetryableException
                        ? discarded(attempt, error, thrown.getMessage())
                        : failed(attempt, error, thrown.getMessage(), null));
    }

    /** The ending of a timeout, whether or not the handler obeyed the interrupt. */
    public Ending timedOut(Attempt attempt) {
        String message = "did not finish within " + attempt.policy().timeout();
        return inAnyCase(attempt, () -> failed(attempt, TaskFailure.TIMEOUT, message, null));
    }

    /**
     * An outcome that cannot be recorded, such as a result that cannot be encoded, is a failure or, as the last
     * resort, a dead letter of raw bytes.
     */
    private Ending inAnyCase(Attempt attempt, Supplier<Ending> verdict) {
        try {
            return verdict.get();
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "event=outcome_unrecordable taskId=%s", LogText.of(attempt.taskId()));
            return unrecordable(attempt, e);
        }
    }

    private Ending unrecordable(Attempt attempt, Throwable problem) {
        String error = problem.getClass().getName();
        try {
            return failed(attempt, error, UNRECORDABLE, null);
        } catch (RuntimeException | Error e) {
            long now = clock.now();
            TaskFailure failure = failure(attempt, error, UNRECORDABLE, now);
            TaskStatus status = TaskStatus.discarded(
                            attempt.task(), failure, attempt.element().bytes())
                    .maxAttempts(attempt.policy().maxAttempts())
                    .startedAt(attempt.startedAt())
                    .build();
            return new Ending.Discard(attempt.element(), status, now);
        }
    }

    private Ending completed(Attempt attempt, Outcome.Completed completed) {
        TaskStatus status = ended(attempt, attempt.task(), TaskState.COMPLETED)
                .maxAttempts(null)
                .result(completed.result())
                .build();
        return complete(attempt, status, completed.retention());
    }

    private Ending cancelled(Attempt attempt, Outcome.Cancelled cancelled) {
        TaskStatus status = ended(attempt, attempt.task(), TaskState.CANCELLED)
                .reason(cancelled.reason())
                .build();
        return complete(attempt, status, cancelled.retention());
    }

    private Ending complete(Attempt attempt, TaskStatus status, Duration retention) {
        return new Ending.Complete(attempt.element(), status, retentions.of(status.type(), retention));
    }

    private Ending failed(Attempt attempt, String error, String message, Duration after) {
        if (attempt.attempt() >= attempt.policy().maxAttempts()) {
            return discarded(attempt, error, message);
        }
        long now = clock.now();
        Duration backoff = attempt.policy().delayAfter(attempt.attempt(), random);
        Duration delay = after == null || after.compareTo(backoff) < 0 ? backoff : after;
        long dueAt = now + withinReason(delay).toMillis();
        Task next = attempt.task().failed(failure(attempt, error, message, now), dueAt);
        TaskStatus status = TaskStatus.of(attempt.task(), TaskState.RETRYABLE)
                .maxAttempts(attempt.policy().maxAttempts())
                .failures(next.failures())
                .startedAt(attempt.startedAt())
                .worker(attempt.worker())
                .dueAt(dueAt)
                .build();
        return new Ending.Wait(attempt.element(), status, next);
    }

    /** A handler may ask for any delay, even one too long to count in milliseconds. */
    private static Duration withinReason(Duration delay) {
        return delay.compareTo(RetryPolicy.LONGEST_DELAY) < 0 ? delay : RetryPolicy.LONGEST_DELAY;
    }

    private Ending discarded(Attempt attempt, String error, String message) {
        long now = clock.now();
        Task failed = attempt.task().failed(failure(attempt, error, message, now), null);
        TaskStatus status = TaskStatus.discarded(attempt.task(), failed, attempt.worker(), now)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(attempt.startedAt())
                .build();
        return new Ending.Discard(attempt.element(), status, now);
    }

    private TaskStatusBuilder ended(Attempt attempt, Task task, TaskState state) {
        return TaskStatus.of(task, state)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(attempt.startedAt())
                .finishedAt(clock.now())
                .worker(attempt.worker());
    }

    private static TaskFailure failure(Attempt attempt, String error, String message, long now) {
        return new TaskFailure(attempt.attempt(), now, attempt.worker(), error, message);
    }
}
