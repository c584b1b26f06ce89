package io.taskqueue.worker.maintenance;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OrphanSweep;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lists workers as lost whose processing lists nobody knows, so that the {@link Rescuer}s take their tasks back.
 */
@Singleton
@ConfinedTo("orphans loop")
final class OrphanWatch implements Maintenance {
    private static final Logger LOG = Logger.getLogger(OrphanWatch.class);

    private final OrphanSweep sweep;
    private final Duration every;
    private final Duration period;

    OrphanWatch(OrphanSweep sweep, WorkerConfig config) {
        this.sweep = sweep;
        this.every = config.worker().orphanSweepEvery();
        // A little less than the loop's own period, which would else find its own mark every other time.
        this.period = every.multipliedBy(9).dividedBy(10);
    }

    @Override
    public Loop loop() {
        return new Loop("orphans", every, this::round);
    }

    void round() {
        int orphans = sweep.isMine(period) ? sweep.sweep() : 0;
        if (orphans > 0) {
            LOG.warnf("event=orphans_found count=%d", orphans);
        }
    }
}
