package io.taskqueue.worker.runtime;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.runtime.attempt.Wake;
import io.taskqueue.worker.runtime.start.AttemptStarter;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * The heart of a worker: one thread that records what has ended and claims what there is room for, as soon as either
 * is the case. Busy, it moves many tasks in each round trip; idle, it waits in blocking pops. It is the only thread
 * that claims, starts and completes tasks, so their order needs no locks.
 *
 * <p>Any thread may call the methods other than {@link #round}.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class QueueLoop {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Tenure tenure;
    private final PeriodicChecks checks;
    private final Claimer claimer;
    private final AttemptStarter starter;
    private final Reports reports;
    private final Wake wake;
    private volatile boolean drained;

    QueueLoop(
            Tenure tenure, PeriodicChecks checks, Claimer claimer, AttemptStarter starter, Reports reports, Wake wake) {
        this.tenure = tenure;
        this.checks = checks;
        this.claimer = claimer;
        this.starter = starter;
        this.reports = reports;
        this.wake = wake;
    }

    /** One round: everything there is to do now, then a wait until there is more. */
    public void round() {
        boolean stopping = claimer.isStopped();
        try {
            if (tenure.ensure(!claimer.isStopped())) {
                work(tenure.worker());
            } else {
                claimer.takeArrivals(null);
            }
            drained = stopping && claimer.holdsNothing();
            sleep();
        } catch (LeaseLostException e) {
            tenure.beat();
        } catch (RuntimeException e) {
            // What the failed call left undone is unknown, so the next round looks for tasks again.
            claimer.lookAgain();
            throw e;
        }
    }

    private void work(String worker) {
        List<ClaimedElement> claimed = claimer.take();
        if (claimed != null) {
            starter.start(worker, claimed);
        }
        checks.run(worker);
        // First, as the answers may be what twins and suspects wait for.
        reports.endings(worker);
        claimer.freeTwins();
        if (!starter.isIsolating()) {
            starter.startConfirmed(worker, claimer.takeUnstarted(worker));
            starter.startIsolated(worker, claimer.isQuiet());
        }
        claimer.claimMore(worker);
        reports.running(worker);
        claimer.awaitTasks(worker);
    }

    /** Notes that a heartbeat has just been answered. */
    public void beaten() {
        checks.beaten();
        wake.call();
    }

    /** Has nothing more claimed from now on. */
    public void stopClaiming() {
        claimer.stop();
        wake.call();
    }

    /**
     * Whether a round that began after {@link #stopClaiming} has ended with nothing held, waited for or still to be
     * recorded. The loop itself publishes it, as an element may be in none of its parts while a round moves it.
     */
    public boolean isDrained() {
        return drained;
    }

    private void sleep() {
        try {
            wake.await(reports.untilDue(LONGEST_SLEEP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
