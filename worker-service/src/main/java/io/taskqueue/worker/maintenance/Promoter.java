package io.taskqueue.worker.maintenance;

import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Schedule;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Moves due tasks of the worker's queues from the schedule to the queues. */
@Singleton
final class Promoter implements Maintenance {
    private static final Logger LOG = Logger.getLogger(Promoter.class);

    /** A round ends after this time, so that a flood of due tasks does not keep the loop from stopping. */
    private static final long ROUND_NANOS = Duration.ofSeconds(1).toNanos();

    private final Schedule schedule;
    private final WorkerMetrics metrics;
    private final WorkerConfig.Worker config;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    Promoter(Schedule schedule, WorkerMetrics metrics, WorkerConfig config) {
        this.schedule = schedule;
        this.metrics = metrics;
        this.config = config.worker();
    }

    @Override
    public Loop loop() {
        return new Loop("promote", config.promoteEvery(), this::round);
    }

    /** Promotes until nothing is due, for a second at most. */
    void round() {
        if (!schedule.knowsTime()) {
            return;
        }
        long begun = System.nanoTime();
        boolean more;
        do {
            more = pass();
        } while (more && System.nanoTime() - begun < ROUND_NANOS);
    }

    /**
     * Promotes one batch of each queue, so that no queue waits for another's flood.
     *
     * @return whether any queue may have more
     */
    boolean pass() {
        int moved = 0;
        for (String queue : config.queues()) {
            moved += promote(queue);
        }
        return moved > 0;
    }

    /**
     * Promotes one batch of any queue. A key of a wrong type stops its own queue only; it is logged once until it is
     * mended. Any thread may call it.
     *
     * @return how many tasks were moved
     */
    int promote(String queue) {
        try {
            int moved = schedule.promoteDue(queue);
            metrics.promoted(moved);
            broken.remove(queue);
            return moved;
        } catch (RedisCommandException e) {
            if (broken.add(queue)) {
                LOG.warnf("event=promotion_failed queue=%s problem=\"%s\"", queue, e.getMessage());
            }
            return 0;
        }
    }
}
