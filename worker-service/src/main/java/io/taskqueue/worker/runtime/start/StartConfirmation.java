package io.taskqueue.worker.runtime.start;

import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Running;
import io.taskqueue.worker.queue.RedisGateway;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Has Redis confirm, before an attempt starts, that the worker still holds its element. Each call writes the attempts'
 * records and waits for the answer.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class StartConfirmation {
    private final Claims claims;
    private final RetryPolicies policies;

    StartConfirmation(Claims claims, RetryPolicies policies) {
        this.claims = claims;
        this.policies = policies;
    }

    /** Whether the attempt is of a type with a limit, so that it may have to wait before it runs. */
    boolean waitsForLimit(Attempt attempt) {
        return policies.concurrency(attempt.task().type()).isPresent();
    }

    /**
     * Writes records of attempts about to start; each may start whose record was written. The records of those that
     * may have to wait for a limit have the state {@code available}.
     */
    List<TaskAnswer> confirm(String worker, List<Attempt> attempts) {
        return attempts.isEmpty() ? List.of() : write(worker, firstRecords(attempts));
    }

    /**
     * As {@link #confirm} for an attempt that nothing keeps waiting: its record has the state {@code running} whatever
     * its type.
     */
    TaskAnswer confirmAlone(String worker, Attempt attempt) {
        return write(worker, RunningRecord.running(List.of(attempt))).getFirst();
    }

    private List<TaskAnswer> write(String worker, List<Running> records) {
        return RedisGateway.await(claims.recordRunning(worker, records));
    }

    private List<Running> firstRecords(List<Attempt> attempts) {
        List<Running> records = new ArrayList<>(attempts.size());
        for (Attempt attempt : attempts) {
            records.add(new Running(
                    attempt.element(),
                    (waitsForLimit(attempt) ? RunningRecord.claimed(attempt) : RunningRecord.running(attempt))
                            .build()));
        }
        return records;
    }
}
