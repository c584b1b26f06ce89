package io.taskqueue.worker.runtime;

import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusBuilder;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Adoption;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Brings claimed elements to their handlers: sorted, adopted, recorded as running, started. */
@ApplicationScoped
class Starter {
    private final Intake intake;
    private final Claims claims;
    private final InFlight inFlight;
    private final Outbox outbox;
    private final AttemptRunner runner;
    private final RetryPolicies policies;
    private final WorkerMetrics metrics;
    private final RedisClock redisClock;
    private final Clock clock;

    Starter(
            Intake intake,
            Claims claims,
            InFlight inFlight,
            Outbox outbox,
            AttemptRunner runner,
            RetryPolicies policies,
            WorkerMetrics metrics,
            RedisClock redisClock,
            Clock clock) {
        this.intake = intake;
        this.claims = claims;
        this.inFlight = inFlight;
        this.outbox = outbox;
        this.runner = runner;
        this.policies = policies;
        this.metrics = metrics;
        this.redisClock = redisClock;
        this.clock = clock;
    }

    /**
     * Starts what is to run of {@code claimed}.
     *
     * @param retries takes the elements that could not be started because a call failed; the failure is thrown on
     */
    void start(String worker, List<ClaimedElement> claimed, Collection<ClaimedElement> retries) {
        List<ClaimedElement> fresh = claimed.stream()
                .filter(element -> !inFlight.holds(element.element()) && !outbox.holds(element.element()))
                .toList();
        Intake.Sorted sorted = intake.sort(worker, fresh);
        sorted.endings().forEach(outbox::add);
        List<Intake.Runnable> runnable = sorted.runnable();
        try {
            runnable = adopt(worker, runnable);
            launch(worker, runnable);
        } catch (RuntimeException e) {
            runnable.forEach(left ->
                    retries.add(new ClaimedElement(left.element(), left.task().queue())));
            throw e;
        }
    }

    /** The record of a running attempt. */
    static TaskStatusBuilder running(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.RUNNING)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(attempt.startedAt())
                .worker(attempt.worker());
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

    private void launch(String worker, List<Intake.Runnable> runnable) {
        if (runnable.isEmpty()) {
            return;
        }
        long now = redisClock.now();
        List<Attempt> attempts = runnable.stream()
                .map(task -> new Attempt(worker, task.element(), task.task(), policies.of(task.task()), now, clock))
                .toList();
        claims.recordRunning(
                worker,
                attempts.stream().map(attempt -> running(attempt).build()).toList());
        for (Attempt attempt : attempts) {
            // Of two equal elements one waits in the list until the other has ended; the reconciler finds it then.
            if (inFlight.add(attempt)) {
                metrics.claimed(attempt.task().queue());
                metrics.waited(attempt.task().queue(), now - attempt.task().enqueuedAt());
                runner.start(attempt, this::ended);
            }
        }
    }

    private void ended(Attempt attempt, Ending ending) {
        if (inFlight.holds(attempt)) {
            outbox.add(ending);
        } else {
            metrics.rejected();
        }
    }
}
