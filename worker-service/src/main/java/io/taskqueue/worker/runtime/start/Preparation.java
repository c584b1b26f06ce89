package io.taskqueue.worker.runtime.start;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Adoption;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import io.taskqueue.worker.runtime.claim.ClaimTriage.Startable;
import io.taskqueue.worker.runtime.claim.TakenIds;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares claimed elements for their start: sets twins aside, has those end that cannot run now, and replaces
 * elements by envelopes where they lack an id, a submission time or their queue.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Preparation {
    private final ClaimTriage triage;
    private final TakenIds takenIds;
    private final Claims claims;
    private final Holdings holdings;
    private final Completer completer;

    Preparation(ClaimTriage triage, TakenIds takenIds, Claims claims, Holdings holdings, Completer completer) {
        this.triage = triage;
        this.takenIds = takenIds;
        this.claims = claims;
        this.holdings = holdings;
        this.completer = completer;
    }

    /** Those of the elements that are to be started now. If a call fails they are unstarted again. */
    List<Startable> prepare(String worker, List<ClaimedElement> claimed) {
        ClaimTriage.Sorted sorted = triage.sort(worker, withoutTwins(claimed));
        sorted.endings().forEach(completer::add);
        try {
            return adopt(worker, takenIds.renameTaken(worker, sorted.startable()));
        } catch (RuntimeException e) {
            keep(sorted.startable());
            throw e;
        }
    }

    private List<ClaimedElement> withoutTwins(List<ClaimedElement> claimed) {
        List<ClaimedElement> fresh = new ArrayList<>(claimed.size());
        for (ClaimedElement element : claimed) {
            if (holdings.holds(element.element())) {
                holdings.twins().add(element);
            } else {
                fresh.add(element);
            }
        }
        return fresh;
    }

    /** Keeps tasks that could not be started for the next round. */
    void keep(List<Startable> startables) {
        for (Startable left : startables) {
            holdings.unstarted()
                    .add(new ClaimedElement(left.element(), left.task().queue()));
        }
    }

    /**
     * The tasks with their elements replaced where they need it, without those whose elements are not held any more.
     */
    List<Startable> adopt(String worker, List<Startable> startables) {
        List<Startable> ready = new ArrayList<>(startables.size());
        List<Startable> foreign = new ArrayList<>();
        for (Startable startable : startables) {
            (startable.needsAdoption() ? foreign : ready).add(startable);
        }
        if (!foreign.isEmpty()) {
            addAdopted(worker, foreign, ready);
        }
        return ready;
    }

    private void addAdopted(String worker, List<Startable> foreign, List<Startable> ready) {
        List<Element> envelopes = claims.adopt(
                worker,
                foreign.stream()
                        .map(startable -> new Adoption(startable.element(), startable.task()))
                        .toList());
        for (int i = 0; i < foreign.size(); i++) {
            if (envelopes.get(i) != null) {
                ready.add(new Startable(envelopes.get(i), foreign.get(i).task(), false));
            }
        }
    }

    /** The task of an attempt under a new id, to be adopted. */
    Startable rename(String worker, Startable startable) {
        return takenIds.rename(worker, startable);
    }
}
