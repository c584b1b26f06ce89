package io.taskqueue.producer.queue;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;

/**
 * One task to be put into a queue, with everything the script writes for it.
 *
 * @param task has an id and a submission time
 * @param state {@code AVAILABLE}, or {@code SCHEDULED} if it is not yet due
 * @param envelope the task's bytes as the list holds them
 * @param statusRecord the bytes of its status record
 * @param requestKey the idempotency key it was submitted under, or {@code null}
 */
public record Submission(Task task, TaskState state, byte[] envelope, byte[] statusRecord, RequestKey requestKey) {
    /** The submission of {@code task}, scheduled if its {@code notBefore} is after its {@code enqueuedAt}. */
    public static Submission of(Task task, RequestKey requestKey) {
        boolean early = task.notBefore() != null && task.notBefore() > task.enqueuedAt();
        TaskState state = early ? TaskState.SCHEDULED : TaskState.AVAILABLE;
        TaskStatus status = TaskStatus.of(task, state)
                .dueAt(early ? task.notBefore() : null)
                .build();
        return new Submission(task, state, TaskCodec.encode(task), TaskStatusCodec.encode(status), requestKey);
    }

    /** When a scheduled task becomes available, epoch milliseconds; empty if it already is. */
    String dueAt() {
        return state == TaskState.SCHEDULED ? task.notBefore().toString() : "";
    }

    /** The value of its idempotency key from now on. */
    String answerToRepeat() {
        return requestKey == null ? "" : new FirstAnswer(requestKey.digest(), state, task.id()).encoded();
    }
}
