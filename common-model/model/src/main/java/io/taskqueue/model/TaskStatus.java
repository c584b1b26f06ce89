package io.taskqueue.model;

import io.taskqueue.model.text.Utf8;
import java.util.List;
import java.util.Objects;

/**
 * The value of {@code task_status:<id>}: where a task is in its life. Every transition writes a whole new record, built
 * from the envelope and what just happened, so nothing is read before it is written. Times are epoch milliseconds by
 * Redis' clock, {@code null} where the moment has not come.
 *
 * @param state on the wire {@code status}
 * @param attempt the attempt being made, or the last one made where the task has ended
 * @param maxAttempts {@code null} until a worker that knows the type has seen the task, and once it is completed
 * @param dueAt when it becomes available, in the states scheduled and retryable
 * @param worker the worker that runs or ran it
 * @param progress {@code null} until the handler reports some
 * @param reason why the task is where it is, where that is not plain: no handler yet, released by a draining worker
 * @param result what the handler returned, {@code null} where nothing
 * @param task the envelope, only when discarded, so that an operator can retry it
 * @param rawElement the list element's bytes in Base64, only when discarded because they are not an envelope
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

    /** A copy for readers who may not see a task's input, which only the records of discarded tasks hold. */
    public TaskStatus withoutInput() {
        return task == null && rawElement == null
                ? this
                : new TaskStatusBuilder(this).envelope(null).rawElement(null).build();
    }

    /** A copy with another id, these failures and this envelope, {@code null} for none. */
    public TaskStatus renamed(String newId, List<TaskFailure> newFailures, RawJson envelope) {
        return new TaskStatusBuilder(this)
                .id(newId)
                .failures(newFailures)
                .envelope(envelope)
                .build();
    }

    /** A builder of a record in {@code state} that starts with what the envelope holds. */
    public static TaskStatusBuilder of(Task task, TaskState state) {
        return new TaskStatusBuilder(task, state);
    }

    /**
     * A builder of a dead letter's record, which keeps the envelope for a retry.
     *
     * @param task the envelope as it was when it ran or should have run
     * @param failed the envelope with the failure that ended it
     * @param worker the worker it ended in
     * @param now epoch milliseconds
     */
    public static TaskStatusBuilder discarded(Task task, Task failed, String worker, long now) {
        return of(task, TaskState.DISCARDED)
                .failures(failed.failures())
                .finishedAt(now)
                .worker(worker)
                .keepingTask(failed);
    }

    /**
     * As {@link #discarded(Task, Task, String, long)}, of an element that no envelope stands for: the record keeps its
     * bytes for an operator to inspect.
     *
     * @param stand an envelope with the record's id, type and queue
     * @param failure what is wrong with the element
     */
    public static TaskStatusBuilder discarded(Task stand, TaskFailure failure, byte[] element) {
        return of(stand, TaskState.DISCARDED)
                .failures(List.of(failure))
                .finishedAt(failure.at())
                .worker(failure.worker())
                .keepingRawElement(element);
    }
}
