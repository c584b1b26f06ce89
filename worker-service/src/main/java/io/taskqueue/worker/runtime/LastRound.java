package io.taskqueue.worker.runtime;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.runtime.complete.Releaser;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Records the last endings of a stopping worker and gives back what is left.
 */
@Singleton
@ConfinedTo(ConfinedTo.DRAIN)
public final class LastRound {
    private final Tenure tenure;
    private final Claimer claimer;
    private final Completer completer;
    private final Releaser releaser;
    private final Holdings holdings;

    LastRound(Tenure tenure, Claimer claimer, Completer completer, Releaser releaser, Holdings holdings) {
        this.tenure = tenure;
        this.claimer = claimer;
        this.completer = completer;
        this.releaser = releaser;
        this.holdings = holdings;
    }

    /**
     * Records and gives back what is held now, without waiting for what handlers or pops still return; called until it
     * returns {@code true}: nothing is left.
     */
    public boolean finishUp() {
        String worker = tenure.worker();
        claimer.takeArrivals(worker);
        if (!tenure.isCurrent()) {
            return true;
        }
        List<ClaimedElement> claimed = claimer.take();
        if (claimed != null) {
            holdings.unstarted().addAll(claimed);
        }
        completer.flushAll(worker);
        holdings.twins().moveAll(holdings.unstarted());
        releaser.release(worker, holdings.attempts());
        releaser.releaseUnstarted(worker, holdings.unstarted());
        return claimer.holdsNothing();
    }

    /** How many tasks were given back. */
    public int released() {
        return releaser.released();
    }
}
