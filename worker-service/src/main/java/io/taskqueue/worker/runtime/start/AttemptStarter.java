package io.taskqueue.worker.runtime.start;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Adoption;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.AttemptRunner;
import io.taskqueue.worker.runtime.attempt.InFlight;
import io.taskqueue.worker.runtime.attempt.Twins;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import io.taskqueue.worker.runtime.claim.Reconciler;
import io.taskqueue.worker.runtime.claim.TakenIds;
import io.taskqueue.worker.runtime.complete.Completer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Brings claimed elements to their handlers: sorted, adopted, started. */
@Singleton
public class AttemptStarter implements AttemptRunner.Listener {
    private final ClaimTriage triage;
    private final TakenIds takenIds;
    private final Claims claims;
    private final InFlight inFlight;
    private final Isolation isolation;
    private final Completer completer;
    private final RunningRecords records;
    private final AttemptRunner runner;
    private final RetryPolicies policies;
    private final WorkerMetrics metrics;
    private final RedisClock redisClock;
    private final Ticker ticker;
    private final Twins twins;

    public AttemptStarter(
            ClaimTriage triage,
            TakenIds takenIds,
            Claims claims,
            InFlight inFlight,
            Isolation isolation,
            Completer completer,
            RunningRecords records,
            AttemptRunner runner,
            RetryPolicies policies,
            WorkerMetrics metrics,
            RedisClock redisClock,
            Ticker ticker) {
        this.triage = triage;
        this.takenIds = takenIds;
        this.claims = claims;
        this.inFlight = inFlight;
        this.isolation = isolation;
        this.completer = completer;
        this.records = records;
        this.runner = runner;
        this.policies = policies;
        this.metrics = metrics;
        this.redisClock = redisClock;
        this.ticker = ticker;
        this.twins = new Twins(element -> inFlight.holds(element) || completer.holds(element));
    }

    /** The claimed elements that wait for an equal one to end. */
    public Twins twins() {
        return twins;
    }

    /**
     * Starts what is to run of elements claimed in a script that has just checked the lease.
     *
     * @param retries takes the elements that could not be started because a call failed; the failure is thrown on
     */
    public void start(String worker, List<ClaimedElement> claimed, Collection<ClaimedElement> retries) {
        for (Attempt attempt : attempts(worker, prepare(worker, claimed, retries))) {
            if (!isolate(attempt) && launch(attempt)) {
                records.add(attempt);
            }
        }
    }

    /**
     * Starts what is to run of elements that came by a blocking pop, which checks no lease, or were found: each only after
     * Redis has confirmed that the worker still holds it.
     *
     * @param retries as with {@link #start}
     */
    public void startConfirmed(String worker, List<ClaimedElement> arrived, Collection<ClaimedElement> retries) {
        List<ClaimTriage.Startable> startable = prepare(worker, arrived, retries);
        try {
            List<ClaimTriage.Startable> renamed = launchConfirmed(worker, startable);
            launchConfirmed(worker, adopt(worker, renamed));
        } catch (RuntimeException e) {
            keep(startable, retries);
            throw e;
        }
    }

    /** Starts a suspect that has waited until it may run alone; if its id is a dead letter's, it waits on under another. */
    public void startIsolated(String worker, Attempt suspect) {
        ClaimTriage.Startable startable = new ClaimTriage.Startable(suspect.element(), suspect.task(), false);
        Attempt attempt = attempts(worker, List.of(startable)).getFirst();
        TaskAnswer answer = records.confirmAlone(worker, attempt);
        inFlight.remove(suspect);
        if (answer == TaskAnswer.WRITTEN) {
            isolation.started(attempt);
            launch(attempt);
        } else if (answer == TaskAnswer.ID_TAKEN) {
            attempts(worker, adopt(worker, List.of(takenIds.rename(worker, startable))))
                    .forEach(this::isolate);
        }
    }

    /** Whether the attempt is a suspect, which waits until it may run alone. */
    private boolean isolate(Attempt attempt) {
        boolean suspect = attempt.policy().isSuspect(attempt.task().workerDeaths());
        if (suspect && add(attempt)) {
            isolation.add(attempt);
        }
        return suspect;
    }

    /** Launches what Redis confirms; answers under new ids what turns out to have the id of a dead letter. */
    private List<ClaimTriage.Startable> launchConfirmed(String worker, List<ClaimTriage.Startable> startable) {
        List<Attempt> attempts = attempts(worker, startable).stream()
                .filter(attempt -> !isolate(attempt))
                .toList();
        List<TaskAnswer> answers = records.confirm(worker, attempts);
        List<ClaimTriage.Startable> renamed = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (answers.get(i) == TaskAnswer.WRITTEN) {
                launchConfirmed(attempt);
            } else if (answers.get(i) == TaskAnswer.ID_TAKEN) {
                renamed.add(
                        takenIds.rename(worker, new ClaimTriage.Startable(attempt.element(), attempt.task(), false)));
            }
        }
        return renamed;
    }

    private List<ClaimTriage.Startable> prepare(
            String worker, List<ClaimedElement> claimed, Collection<ClaimedElement> retries) {
        ClaimTriage.Sorted sorted = triage.sort(worker, withoutTwins(claimed));
        sorted.endings().forEach(completer::add);
        try {
            return adopt(worker, takenIds.renameTaken(worker, sorted.startable()));
        } catch (RuntimeException e) {
            keep(sorted.startable(), retries);
            throw e;
        }
    }

    private List<ClaimedElement> withoutTwins(List<ClaimedElement> claimed) {
        List<ClaimedElement> fresh = new ArrayList<>(claimed.size());
        for (ClaimedElement element : claimed) {
            if (inFlight.holds(element.element()) || completer.holds(element.element())) {
                twins.add(element);
            } else {
                fresh.add(element);
            }
        }
        return fresh;
    }

    private static void keep(List<ClaimTriage.Startable> unstarted, Collection<ClaimedElement> retries) {
        unstarted.forEach(left ->
                retries.add(new ClaimedElement(left.element(), left.task().queue())));
    }

    private List<ClaimTriage.Startable> adopt(String worker, List<ClaimTriage.Startable> startable) {
        List<ClaimTriage.Startable> foreign =
                startable.stream().filter(ClaimTriage.Startable::needsAdoption).toList();
        if (foreign.isEmpty()) {
            return startable;
        }
        List<Element> envelopes = claims.adopt(
                worker,
                foreign.stream()
                        .map(task -> new Adoption(task.element(), task.task()))
                        .toList());
        List<ClaimTriage.Startable> adopted = new ArrayList<>(
                startable.stream().filter(task -> !task.needsAdoption()).toList());
        for (int i = 0; i < foreign.size(); i++) {
            if (envelopes.get(i) != null) {
                adopted.add(new ClaimTriage.Startable(
                        envelopes.get(i), foreign.get(i).task(), false));
            }
        }
        return adopted;
    }

    private void launchConfirmed(Attempt attempt) {
        if (launch(attempt) && records.waitsForLimit(attempt)) {
            records.add(attempt);
        }
    }

    private List<Attempt> attempts(String worker, List<ClaimTriage.Startable> startable) {
        long now = redisClock.now();
        List<Attempt> attempts = new ArrayList<>(startable.size());
        for (ClaimTriage.Startable task : startable) {
            attempts.add(new Attempt(worker, task.element(), task.task(), policies.of(task.task()), now, ticker));
        }
        return attempts;
    }

    /** Whether the attempt is in flight now: of two equal elements one waits until the other has ended. */
    private boolean add(Attempt attempt) {
        boolean added = inFlight.add(attempt);
        if (!added) {
            twins.add(new ClaimedElement(attempt.element(), attempt.task().queue()));
        }
        return added;
    }

    private boolean launch(Attempt attempt) {
        boolean added = add(attempt);
        if (added) {
            metrics.claimed(attempt.task().queue());
            startThread(attempt);
        }
        return added;
    }

    private void startThread(Attempt attempt) {
        try {
            runner.start(attempt, this);
        } catch (RuntimeException | Error e) {
            inFlight.remove(attempt);
            throw e;
        }
    }

    @Override
    public void ended(Attempt attempt, Ending ending) {
        if (inFlight.holds(attempt)) {
            completer.add(ending);
            inFlight.remove(attempt);
        } else {
            metrics.rejected();
        }
    }

    /** Lets go of it: the element still lies in the processing list, where the {@link Reconciler} finds it. */
    @Override
    public void failedToEnd(Attempt attempt) {
        inFlight.remove(attempt);
    }
}
