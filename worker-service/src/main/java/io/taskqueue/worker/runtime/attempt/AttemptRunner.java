package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.model.LogText;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Runs attempts, each on a virtual thread of its own, and reports how they ended. Thread-safe. */
@Singleton
public final class AttemptRunner {
    private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

    /** Is called at the end of an attempt, on the attempt's thread. */
    public interface Listener {
        void ended(Attempt attempt, Ending ending);

        /** The thread has ended, but how the attempt ended could not be determined. */
        void failedToEnd(Attempt attempt);
    }

    private final HandlerRegistry handlers;
    private final OutcomePolicy outcomePolicy;
    private final WorkerMetrics metrics;
    private final RetryPolicies policies;
    private final RedisClock clock;
    private final HungHandlers hung;
    private final Map<String, Semaphore> limits = new ConcurrentHashMap<>();

    public AttemptRunner(
            HandlerRegistry handlers,
            OutcomePolicy outcomePolicy,
            WorkerMetrics metrics,
            RetryPolicies policies,
            RedisClock clock,
            HungHandlers hung) {
        this.handlers = handlers;
        this.outcomePolicy = outcomePolicy;
        this.metrics = metrics;
        this.policies = policies;
        this.clock = clock;
        this.hung = hung;
    }

    /** Starts the attempt. Its end is reported to the listener, unless it is cancelled because its worker stops. */
    public void start(Attempt attempt, Listener listener) {
        Thread runner = Thread.ofVirtual().name("task-" + attempt.taskId()).unstarted(() -> run(attempt, listener));
        attempt.ranBy(runner);
        runner.start();
    }

    private void run(Attempt attempt, Listener listener) {
        MDC.put("taskId", attempt.taskId());
        try {
            Ending ending = tryOnce(attempt);
            if (ending != null && attempt.settle()) {
                listener.ended(attempt, ending);
            }
        } catch (Throwable unforeseen) {
            LOG.errorf(unforeseen, "event=attempt_end_failed taskId=%s", LogText.of(attempt.taskId()));
            listener.failedToEnd(attempt);
        } finally {
            attempt.threadEnded();
            hung.ended(attempt);
            MDC.remove("taskId");
        }
    }

    private Ending tryOnce(Attempt attempt) {
        try {
            return outcomePolicy.decide(attempt, callWithinLimit(attempt));
        } catch (Throwable thrown) {
            // Whatever a handler throws, errors too, is an attempt that failed: the task must not be lost with it.
            return attempt.cancellation() == Cancellation.DRAIN ? null : judgeFailure(attempt, thrown);
        }
    }

    private Ending judgeFailure(Attempt attempt, Throwable thrown) {
        // An attempt interrupted for a lost lease has not failed: another worker has the task.
        Logger.Level level = attempt.cancellation() == Cancellation.LEASE_LOST ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(
                level,
                "event=attempt_failed taskId=%s type=%s queue=%s attempt=%d error=%s",
                LogText.of(attempt.taskId()),
                attempt.task().type(),
                attempt.task().queue(),
                attempt.attempt(),
                thrown.getClass().getName());
        LOG.debug("event=attempt_failure", thrown);
        return outcomePolicy.decide(attempt, thrown);
    }

    private Outcome callWithinLimit(Attempt attempt) throws Exception {
        attempt.takePlace(limit(attempt.task().type()));
        long begun = System.nanoTime();
        try {
            attempt.begin(clock.now());
            metrics.waited(
                    attempt.task().queue(), attempt.startedAt() - attempt.task().enqueuedAt());
            return handlers.call(attempt);
        } finally {
            attempt.leavePlace();
            metrics.ran(attempt.task().type(), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Semaphore limit(String type) {
        return limits.computeIfAbsent(
                type, unused -> new Semaphore(policies.concurrency(type).orElse(Integer.MAX_VALUE)));
    }
}
