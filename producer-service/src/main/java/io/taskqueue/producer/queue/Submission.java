package io.taskqueue.producer.queue;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;

/**
 * One task on its way into the queue, with everything the script writes for it.
 *
 * @param task has an id and a submission time
 * @param state {@code AVAILABLE}, or {@code SCHEDULED} where its time has not come
 * @param envelope the task's bytes as the list gets them
 * @param statusRecord the bytes its status key gets
 * @param requestKey the idempotency key it was submitted under, or {@code null}
 */
public record Submission(Task task, TaskState state, byte[] envelope, byte[] statusRecord, RequestKey requestKey) {
    /** The submission of {@code task}, scheduled where its {@code notBefore} is after its {@code enqueuedAt}. */
    public static Submission of(Task task, RequestKey requestKey) {
        boolean early = task.notBefore() != null && task.notBefore() > task.enqueuedAt();
        TaskState state = early ? TaskState.SCHEDULED : TaskState.AVAILABLE;
        TaskStatus status = TaskStatus.of(task, state)
                .dueAt(early ? task.notBefore() : null)
                .build();
        return new Submission(task, state, TaskCodec.encode(task), TaskStatusCodec.encode(status), requestKey);
    }

    /** When a scheduled task becomes available, epoch milliseconds; empty where it is so already. */
    String dueAt() {
        return state == TaskState.SCHEDULED ? task.notBefore().toString() : "";
    }

    /** What its idempotency key stands for from now on. */
    String answerToRepeat() {
        return requestKey == null ? "" : new FirstAnswer(requestKey.digest(), state, task.id()).encoded();
    }
}
