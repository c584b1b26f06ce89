package io.taskqueue.worker.runtime;

import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Cancellation;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;

/**
 * The name the queue loop works under, from its registration until the loop has let go of all that is held under it.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Tenure {
    private final WorkerLease lease;
    private final Holdings holdings;
    private final Reports reports;
    private final Claimer claimer;
    private final LostNames lostNames;
    private String worker;

    Tenure(WorkerLease lease, Holdings holdings, Reports reports, Claimer claimer, LostNames lostNames) {
        this.lease = lease;
        this.holdings = holdings;
        this.reports = reports;
        this.claimer = claimer;
        this.lostNames = lostNames;
    }

    /** The name; {@code null} for none, and then nothing is held. */
    String worker() {
        return worker;
    }

    /** Whether there is a name, and it has not been lost. */
    boolean isCurrent() {
        return worker != null && worker.equals(lease.worker());
    }

    /**
     * Lets go of a name that is lost and takes another.
     *
     * @param register whether to take one; not while stopping
     * @return whether there is a name
     */
    boolean ensure(boolean register) {
        if (worker != null && !isCurrent()) {
            abandon(worker);
            worker = null;
        }
        if (worker == null && register) {
            lease.register();
            worker = lease.worker();
            claimer.lookAgain();
        }
        return worker != null;
    }

    /** Finds out by a heartbeat whether the lease just ran out or other workers have taken the tasks. */
    void beat() {
        lease.beat();
    }

    /** Lets go of everything held under a name whose lease is lost for good. */
    private void abandon(String lost) {
        for (Attempt attempt : holdings.abandon()) {
            attempt.cancel(Cancellation.LEASE_LOST);
        }
        reports.forget();
        claimer.forget();
        lostNames.add(lost);
    }
}
