package io.taskqueue.model;

import io.taskqueue.model.text.Utf8;
import java.util.List;
import java.util.Objects;

/**
 * The value of {@code task_status:<id>}: what became of a task. Every transition writes a whole new record, built from
 * the envelope and what just happened, so nothing is read before it is written. Times are epoch milliseconds by Redis'
 * clock, {@code null} where the moment has not come.
 *
 * @param state on the wire {@code status}
 * @param attempt the attempt being made, or the last one made where the task has ended
 * @param maxAttempts {@code null} until a worker that knows the type has seen the task, and once it is completed
 * @param dueAt when it becomes available, in the states scheduled and retryable
 * @param worker the worker that runs or ran it
 * @param progress {@code null} until the handler tells some
 * @param reason why the task is where it is, where that is not plain: no handler yet, released by a draining worker
 * @param result what the handler returned, {@code null} where nothing
 * @param task the envelope, only when discarded, so that an operator can retry it
 * @param rawElement the list element's bytes in Base64, only when discarded because they are no envelope
 */
public record TaskStatus(
        String id,
        String type,
        String queue,
        TaskState state,
        int attempt,
        Integer maxAttempts,
        Long enqueuedAt,
        Long dueAt,
        Long startedAt,
        Long finishedAt,
        String worker,
        TaskProgress progress,
        String reason,
        RawJson result,
        List<TaskFailure> failures,
        RawJson task,
        String rawElement) {
    public TaskStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(state, "state");
        reason = Utf8.repair(reason);
        failures = List.copyOf(failures);
    }

    /** This record for readers who may not see a task's input, which only the records of discarded tasks hold. */
    public TaskStatus withoutInput() {
        return new TaskStatus(
                id,
                type,
                queue,
                state,
                attempt,
                maxAttempts,
                enqueuedAt,
                dueAt,
                startedAt,
                finishedAt,
                worker,
                progress,
                reason,
                result,
                failures,
                null,
                null);
    }

    /** This record under another id, with these failures and, where there is one, this envelope. */
    public TaskStatus renamed(String newId, List<TaskFailure> newFailures, RawJson envelope) {
        return new TaskStatus(
                newId,
                type,
                queue,
                state,
                attempt,
                maxAttempts,
                enqueuedAt,
                dueAt,
                startedAt,
                finishedAt,
                worker,
                progress,
                reason,
                result,
                newFailures,
                envelope,
                rawElement);
    }

    /** A record that copies what the envelope tells and is in {@code state}; the rest is added by the builder. */
    public static TaskStatusBuilder of(Task task, TaskState state) {
        return new TaskStatusBuilder(task, state);
    }
}
