package io.taskqueue.worker.runtime.start;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.claim.ClaimTriage.Startable;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings claimed elements to their handlers. If a call fails, what could not be started is unstarted again and the
 * failure is thrown on.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public class AttemptStarter {
    private final Preparation preparation;
    private final AttemptFactory factory;
    private final Launcher launcher;
    private final Isolation isolation;
    private final StartConfirmation confirmation;
    private final RunningRecords records;

    AttemptStarter(
            Preparation preparation,
            AttemptFactory factory,
            Launcher launcher,
            Isolation isolation,
            StartConfirmation confirmation,
            RunningRecords records) {
        this.preparation = preparation;
        this.factory = factory;
        this.launcher = launcher;
        this.isolation = isolation;
        this.confirmation = confirmation;
        this.records = records;
    }

    /** Starts elements claimed in a script that has just checked the lease. */
    public void start(String worker, List<ClaimedElement> claimed) {
        for (Attempt attempt : factory.attempts(worker, preparation.prepare(worker, claimed))) {
            if (!isolation.admit(attempt) && launcher.launch(attempt)) {
                records.add(attempt);
            }
        }
    }

    /**
     * Starts elements that a blocking pop returned, which checks no lease, or that were found: each only after Redis
     * has confirmed that the worker still holds it.
     */
    public void startConfirmed(String worker, List<ClaimedElement> arrived) {
        List<Startable> startables = preparation.prepare(worker, arrived);
        try {
            List<Startable> renamed = launchConfirmed(worker, startables);
            launchConfirmed(worker, preparation.adopt(worker, renamed));
        } catch (RuntimeException e) {
            preparation.keep(startables);
            throw e;
        }
    }

    /** Launches what Redis confirms; returns under new ids what turns out to have the id of a dead letter. */
    private List<Startable> launchConfirmed(String worker, List<Startable> startables) {
        List<Attempt> attempts = factory.attempts(worker, startables);
        attempts.removeIf(isolation::admit);
        List<TaskAnswer> answers = confirmation.confirm(worker, attempts);
        List<Startable> renamed = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (answers.get(i) == TaskAnswer.WRITTEN) {
                launchConfirmed(attempt);
            } else if (answers.get(i) == TaskAnswer.ID_TAKEN) {
                renamed.add(preparation.rename(worker, startable(attempt)));
            }
        }
        return renamed;
    }

    private void launchConfirmed(Attempt attempt) {
        if (launcher.launch(attempt) && confirmation.waitsForLimit(attempt)) {
            records.add(attempt);
        }
    }

    /** Whether a suspect runs, so that nothing else is to be started. */
    public boolean isIsolating() {
        return isolation.isRunning();
    }

    /**
     * Starts a suspect where one waits and may run alone now; if its id is a dead letter's, it waits on under another.
     */
    public void startIsolated(String worker, boolean quiet) {
        Attempt suspect = isolation.next(quiet);
        if (suspect == null) {
            return;
        }
        Startable startable = startable(suspect);
        Attempt attempt = factory.attempts(worker, List.of(startable)).getFirst();
        TaskAnswer answer = confirmation.confirmAlone(worker, attempt);
        isolation.remove(suspect);
        if (answer == TaskAnswer.WRITTEN) {
            isolation.started(attempt);
            launcher.launch(attempt);
        } else if (answer == TaskAnswer.ID_TAKEN) {
            List<Startable> renamed = List.of(preparation.rename(worker, startable));
            factory.attempts(worker, preparation.adopt(worker, renamed)).forEach(isolation::admit);
        }
    }

    private static Startable startable(Attempt attempt) {
        return new Startable(attempt.element(), attempt.task(), false);
    }
}
