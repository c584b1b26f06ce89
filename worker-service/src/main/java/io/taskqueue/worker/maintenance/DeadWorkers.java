package io.taskqueue.worker.maintenance;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OutageGrace;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.runtime.WorkerLease;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds workers whose lease has run out. After Redis was away every lease may have run out although its worker lives,
 * so nobody counts as dead before everybody has had one lease's time to come back, and nobody by a single look.
 */
@Singleton
@ConfinedTo("rescue loop")
final class DeadWorkers {
    private final Recovery recovery;
    private final WorkerLease ownLease;
    private final OutageGrace outage;
    private final Duration leaseTime;
    private final MissingLeases missing;

    DeadWorkers(Recovery recovery, WorkerLease ownLease, OutageGrace outage, Ticker ticker, WorkerConfig config) {
        this.recovery = recovery;
        this.ownLease = ownLease;
        this.outage = outage;
        this.leaseTime = config.worker().lease();
        this.missing = new MissingLeases(ticker, ownLease.beatEvery().multipliedBy(2));
    }

    /** The dead workers whose tasks may not all be recovered yet. */
    Set<String> find() {
        if (!outage.isOverFor(leaseTime) || recovery.serverUptime().compareTo(leaseTime) < 0) {
            missing.forget();
            return Set.of();
        }
        Set<String> dead = new LinkedHashSet<>(recovery.lostWorkers());
        dead.addAll(missing.look(recovery.workersWithoutLease()));
        dead.remove(ownLease.worker());
        return dead;
    }
}
