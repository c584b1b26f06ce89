package io.taskqueue.worker.runtime;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Adoption;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.retry.RetryPolicies;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Brings claimed elements to their handlers: sorted, adopted, started. */
@Singleton
class Starter implements AttemptRunner.Listener {
    private final Intake intake;
    private final TakenIds takenIds;
    private final Claims claims;
    private final InFlight inFlight;
    private final Isolation isolation;
    private final Outbox outbox;
    private final RunningRecords records;
    private final AttemptRunner runner;
    private final RetryPolicies policies;
    private final WorkerMetrics metrics;
    private final RedisClock redisClock;
    private final Ticker ticker;
    private final Twins twins;

    Starter(
            Intake intake,
            TakenIds takenIds,
            Claims claims,
            InFlight inFlight,
            Isolation isolation,
            Outbox outbox,
            RunningRecords records,
            AttemptRunner runner,
            RetryPolicies policies,
            WorkerMetrics metrics,
            RedisClock redisClock,
            Ticker ticker) {
        this.intake = intake;
        this.takenIds = takenIds;
        this.claims = claims;
        this.inFlight = inFlight;
        this.isolation = isolation;
        this.outbox = outbox;
        this.records = records;
        this.runner = runner;
        this.policies = policies;
        this.metrics = metrics;
        this.redisClock = redisClock;
        this.ticker = ticker;
        this.twins = new Twins(element -> inFlight.holds(element) || outbox.holds(element));
    }

    /** The claimed elements that wait for an equal one to end. */
    Twins twins() {
        return twins;
    }

    /**
     * Starts what is to run of elements claimed in a script that has just checked the lease.
     *
     * @param retries takes the elements that could not be started because a call failed; the failure is thrown on
     */
    void start(String worker, List<ClaimedElement> claimed, Collection<ClaimedElement> retries) {
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
    void startConfirmed(String worker, List<ClaimedElement> arrived, Collection<ClaimedElement> retries) {
        List<Intake.Runnable> runnable = prepare(worker, arrived, retries);
        try {
            List<Intake.Runnable> renamed = launchConfirmed(worker, runnable);
            launchConfirmed(worker, adopt(worker, renamed));
        } catch (RuntimeException e) {
            keep(runnable, retries);
            throw e;
        }
    }

    /** Starts a suspect that has waited until it may run alone; if its id is a dead letter's, it waits on under another. */
    void startIsolated(String worker, Attempt suspect) {
        Intake.Runnable runnable = new Intake.Runnable(suspect.element(), suspect.task(), false);
        Attempt attempt = attempts(worker, List.of(runnable)).getFirst();
        TaskAnswer answer = records.confirmAlone(worker, attempt);
        inFlight.remove(suspect);
        if (answer == TaskAnswer.WRITTEN) {
            isolation.started(attempt);
            launch(attempt);
        } else if (answer == TaskAnswer.ID_TAKEN) {
            attempts(worker, adopt(worker, List.of(takenIds.rename(worker, runnable))))
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
    private List<Intake.Runnable> launchConfirmed(String worker, List<Intake.Runnable> runnable) {
        List<Attempt> attempts = attempts(worker, runnable).stream()
                .filter(attempt -> !isolate(attempt))
                .toList();
        List<TaskAnswer> answers = records.confirm(worker, attempts);
        List<Intake.Runnable> renamed = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (answers.get(i) == TaskAnswer.WRITTEN) {
                launchConfirmed(attempt);
            } else if (answers.get(i) == TaskAnswer.ID_TAKEN) {
                renamed.add(takenIds.rename(worker, new Intake.Runnable(attempt.element(), attempt.task(), false)));
            }
        }
        return renamed;
    }

    private List<Intake.Runnable> prepare(
            String worker, List<ClaimedElement> claimed, Collection<ClaimedElement> retries) {
        Intake.Sorted sorted = intake.sort(worker, withoutTwins(claimed));
        sorted.endings().forEach(outbox::add);
        try {
            return adopt(worker, takenIds.renameTaken(worker, sorted.runnable()));
        } catch (RuntimeException e) {
            keep(sorted.runnable(), retries);
            throw e;
        }
    }

    private List<ClaimedElement> withoutTwins(List<ClaimedElement> claimed) {
        List<ClaimedElement> fresh = new ArrayList<>(claimed.size());
        for (ClaimedElement element : claimed) {
            if (inFlight.holds(element.element()) || outbox.holds(element.element())) {
                twins.add(element);
            } else {
                fresh.add(element);
            }
        }
        return fresh;
    }

    private static void keep(List<Intake.Runnable> unstarted, Collection<ClaimedElement> retries) {
        unstarted.forEach(left ->
                retries.add(new ClaimedElement(left.element(), left.task().queue())));
    }

    private List<Intake.Runnable> adopt(String worker, List<Intake.Runnable> runnable) {
        List<Intake.Runnable> foreign =
                runnable.stream().filter(Intake.Runnable::needsAdoption).toList();
        if (foreign.isEmpty()) {
            return runnable;
        }
        List<Element> envelopes = claims.adopt(
                worker,
                foreign.stream()
                        .map(task -> new Adoption(task.element(), task.task()))
                        .toList());
        List<Intake.Runnable> adopted = new ArrayList<>(
                runnable.stream().filter(task -> !task.needsAdoption()).toList());
        for (int i = 0; i < foreign.size(); i++) {
            if (envelopes.get(i) != null) {
                adopted.add(new Intake.Runnable(envelopes.get(i), foreign.get(i).task(), false));
            }
        }
        return adopted;
    }

    private void launchConfirmed(Attempt attempt) {
        if (launch(attempt) && records.waitsForLimit(attempt)) {
            records.add(attempt);
        }
    }

    private List<Attempt> attempts(String worker, List<Intake.Runnable> runnable) {
        long now = redisClock.now();
        List<Attempt> attempts = new ArrayList<>(runnable.size());
        for (Intake.Runnable task : runnable) {
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
            outbox.add(ending);
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
