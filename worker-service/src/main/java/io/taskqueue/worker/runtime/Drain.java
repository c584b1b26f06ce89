package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Stops a worker without losing or repeating work: claims nothing more, lets running tasks end for the configured time,
 * interrupts the rest and gives them back.
 */
@Singleton
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_REDIS = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final Session session;
    private final QueueLoop queueLoop;
    private final InFlight inFlight;
    private final Duration drainTime;

    Drain(Session session, QueueLoop queueLoop, InFlight inFlight, WorkerConfig config) {
        this.session = session;
        this.queueLoop = queueLoop;
        this.inFlight = inFlight;
        this.drainTime = config.worker().drain();
    }

    /** Drains the worker; {@code loops} are stopped on the way, the heartbeat last. */
    void drain(List<Loop> loops) {
        long begun = System.nanoTime();
        LOG.infof("draining: inFlight=%d drainTime=%s", inFlight.size(), drainTime);
        session.drain();
        queueLoop.stopClaiming();
        boolean finished = waitUntil(queueLoop::isEmpty, drainTime);
        if (!finished) {
            interruptRest();
        }
        loops.forEach(Loop::stop);
        int left = inFlight.size();
        boolean told = waitUntil(this::finishUp, PATIENCE_WITH_REDIS);
        LOG.infof(
                "drained: seconds=%.1f released=%d clean=%b", (System.nanoTime() - begun) / 1e9, told ? left : 0, told);
    }

    private void interruptRest() {
        inFlight.all().forEach(attempt -> attempt.cancel(Cancellation.DRAIN));
        waitUntil(() -> inFlight.all().stream().allMatch(Attempt::isOver), LAST_WORDS);
    }

    private boolean finishUp() {
        try {
            queueLoop.finishUp();
            session.leave();
            return true;
        } catch (RuntimeException e) {
            // Not lost either: what stays in the processing list is recovered by another worker.
            LOG.warnf("could not tell redis the end yet: problem=\"%s\"", e.getMessage());
            return false;
        }
    }

    private static boolean waitUntil(BooleanSupplier condition, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
