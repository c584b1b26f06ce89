package io.taskqueue.worker.runtime;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.runtime.attempt.Arrival;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.Wake;
import io.taskqueue.worker.runtime.claim.ClaimLane;
import io.taskqueue.worker.runtime.claim.IdleWaits;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Claims what there is room for: while tasks wait by a script, many at once, else by a blocking pop of each queue.
 *
 * <p>The Redis client's threads report the end of a pop here by two flags.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Claimer {
    private final Holdings holdings;
    private final Capacity capacity;
    private final LostNames lostNames;
    private final Wake wake;
    private final ClaimLane claim;
    private final IdleWaits waits;
    private volatile boolean mayHaveMore = true;
    private volatile boolean unwatched;

    Claimer(Claims claims, Holdings holdings, Capacity capacity, LostNames lostNames, Wake wake) {
        this.holdings = holdings;
        this.capacity = capacity;
        this.lostNames = lostNames;
        this.wake = wake;
        this.claim = new ClaimLane(claims, wake::call);
        this.waits = new IdleWaits(claims, holdings::add, this::waitEnded);
    }

    /** Has nothing more claimed from now on. Any thread may call it. */
    void stop() {
        capacity.close();
    }

    /** Whether nothing more is claimed. Any thread may call it. */
    boolean isStopped() {
        return !capacity.isOpen();
    }

    /** Whether nothing is held, and no claim or pop is under way that may change that. */
    boolean holdsNothing() {
        // In this order: a pop hands over what it returned before it counts as ended.
        return isIdle() && holdings.isEmpty();
    }

    /** Whether nothing is on its way to this worker or waits to be started. */
    boolean isQuiet() {
        return isIdle() && holdings.arrivals().isEmpty() && holdings.unstarted().isEmpty();
    }

    private boolean isIdle() {
        return !claim.isBusy() && waits.size() == 0;
    }

    /** Has the queues looked at in the next round, whatever the last claim found. */
    void lookAgain() {
        mayHaveMore = true;
    }

    /** The elements that the last claim returned, once; {@code null} while there is no answer. */
    List<ClaimedElement> take() {
        List<ClaimedElement> claimed = claim.take();
        if (claimed != null) {
            mayHaveMore = !claim.tookAll();
        }
        return claimed;
    }

    /**
     * Takes what pops returned: claimed under the name the worker has now, it is to be started; under a lost one, it is
     * given back.
     *
     * @param worker {@code null} for no name
     */
    void takeArrivals(String worker) {
        for (Arrival next = holdings.arrivals().peek();
                next != null;
                next = holdings.arrivals().peek()) {
            if (next.worker().equals(worker)) {
                holdings.unstarted().add(next.claimed());
                mayHaveMore = true;
            } else {
                lostNames.giveBack(next);
            }
            // Only now, so that a failure on the way leaves it for the next round.
            holdings.arrivals().remove();
        }
    }

    /**
     * Has twins that wait for nothing any more started. While stopping they wait on: what has not begun is given back.
     */
    void freeTwins() {
        if (capacity.isOpen()) {
            holdings.twins().moveFree(holdings.unstarted());
        }
    }

    /** Takes all that is to be started once Redis has confirmed it, what pops returned included. */
    List<ClaimedElement> takeUnstarted(String worker) {
        takeArrivals(worker);
        List<ClaimedElement> unstarted = List.copyOf(holdings.unstarted());
        holdings.unstarted().clear();
        return unstarted;
    }

    /** Begins a claim if there may be more tasks, and room for them. */
    void claimMore(String worker) {
        int slots = capacity.slots() - waits.size();
        List<String> queues = capacity.queues();
        if (mayHaveMore
                && capacity.mayClaim()
                && slots > 0
                && capacity.hasMemory()
                && !claim.isBusy()
                && !queues.isEmpty()) {
            claim.begin(worker, queues, slots);
        }
    }

    /** Begins to wait in a blocking pop of each queue if there is nothing left to claim. */
    void awaitTasks(String worker) {
        if (!mayHaveMore && capacity.mayClaim() && !claim.isBusy()) {
            List<String> queues = capacity.queues();
            waits.begin(worker, queues, capacity.slots() - waits.size());
            // With fewer free slots than queues some are not waited on; a claim looks at them after each wait.
            unwatched = waits.size() < queues.size();
        }
    }

    private void waitEnded(Throwable failure) {
        if (failure != null) {
            // Not at once: where nothing but waits fails, claims take their place once in a while instead of spinning.
            mayHaveMore = true;
        } else {
            mayHaveMore |= unwatched;
            wake.call();
        }
    }

    /** Lets go of the claim under way. */
    void forget() {
        claim.forget();
    }
}
