package io.taskqueue.worker.lifecycle;

import io.taskqueue.redis.RecurringProblem;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.runtime.LastRound;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.QueueLoop;
import io.taskqueue.worker.runtime.WorkerLease;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Cancellation;
import io.taskqueue.worker.runtime.attempt.Holdings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Stops a worker without losing or repeating work: it claims nothing more, gives running tasks the configured time to
 * end, interrupts the others and gives them back.
 */
@Singleton
public final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration INTERRUPT_GRACE = Duration.ofSeconds(1);
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();
    private static final long RETRY_AFTER_NANOS = Duration.ofMillis(500).toNanos();

    private final WorkerLease lease;
    private final QueueLoop queueLoop;
    private final LastRound lastRound;
    private final Holdings holdings;
    private final Duration drainTime;
    private final RecurringProblem problem = new RecurringProblem(Ticker.SYSTEM);

    public Drain(WorkerLease lease, QueueLoop queueLoop, LastRound lastRound, Holdings holdings, WorkerConfig config) {
        this.lease = lease;
        this.queueLoop = queueLoop;
        this.lastRound = lastRound;
        this.holdings = holdings;
        this.drainTime = config.worker().drain();
    }

    /** Drains the worker and stops {@code loops} on the way: the first, which claims, first, and the heartbeat last. */
    void drain(List<Loop> loops) {
        long begun = System.nanoTime();
        LOG.infof("event=draining inFlight=%d drainTime=%s", holdings.inFlight(), drainTime);
        lease.drain();
        queueLoop.stopClaiming();
        waitUntil(queueLoop::isDrained, begun, drainTime);
        loops.getFirst().stop();
        // The loop's last round may have started something after all.
        if (!waitUntil(() -> holdings.inFlight() == 0, begun, drainTime)) {
            interruptRest();
        }
        loops.subList(1, loops.size() - 1).forEach(Loop::stop);
        boolean clean = waitUntil(this::finishUp, System.nanoTime(), REDIS_PATIENCE);
        loops.getLast().stop();
        LOG.infof(
                "event=drained seconds=%.1f released=%d clean=%b",
                (System.nanoTime() - begun) / 1e9, lastRound.released(), clean);
    }

    private void interruptRest() {
        holdings.attempts().forEach(attempt -> attempt.cancel(Cancellation.DRAIN));
        BooleanSupplier allOver = () -> holdings.attempts().stream().allMatch(Attempt::hasThreadEnded);
        if (!waitUntil(allOver, System.nanoTime(), INTERRUPT_GRACE)) {
            LOG.warnf(
                    "event=handlers_abandoned count=%d",
                    holdings.attempts().stream()
                            .filter(attempt -> !attempt.hasThreadEnded())
                            .count());
        }
    }

    private boolean finishUp() {
        try {
            if (!lastRound.finishUp()) {
                return false;
            }
            lease.leave();
            return true;
        } catch (LeaseLostException e) {
            // Only a heartbeat can find out whether the lease just ran out or other workers have taken the tasks.
            return retryLater(lease::beat);
        } catch (RedisUnavailableException e) {
            return retryLater(() -> {});
        } catch (RuntimeException e) {
            return retryLater(() -> log(e));
        }
    }

    private void log(RuntimeException e) {
        if (problem.occurred()) {
            LOG.warnf("event=release_failed problem=\"%s\"", e.getMessage());
        }
    }

    /** Not lost either: what stays in the processing list is recovered by another worker. */
    private static boolean retryLater(Runnable first) {
        first.run();
        LockSupport.parkNanos(RETRY_AFTER_NANOS);
        return false;
    }

    private static boolean waitUntil(BooleanSupplier condition, long since, Duration time) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - since > time.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
