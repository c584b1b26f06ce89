package io.taskqueue.worker.runtime.start;

import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusBuilder;
import io.taskqueue.worker.queue.Claims.Running;
import io.taskqueue.worker.runtime.attempt.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds the records of attempts in flight. */
final class RunningRecord {
    private RunningRecord() {}

    /** Records with the state {@code running}. */
    static List<Running> running(List<Attempt> attempts) {
        List<Running> records = new ArrayList<>(attempts.size());
        for (Attempt attempt : attempts) {
            records.add(new Running(attempt.element(), running(attempt).build()));
        }
        return records;
    }

    /** The record of an attempt whose handler runs. */
    static TaskStatusBuilder running(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.RUNNING)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(Objects.requireNonNullElse(attempt.startedAt(), attempt.claimedAt()))
                .worker(attempt.worker());
    }

    /** The record of an attempt that waits for its type's limit. */
    static TaskStatusBuilder claimed(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.AVAILABLE)
                .maxAttempts(attempt.policy().maxAttempts())
                .worker(attempt.worker());
    }
}
