package io.taskqueue.producer.queue;

import io.taskqueue.model.TaskState;

/** What became of one submission, as {@code enqueue.lua} tells. */
public sealed interface SubmitOutcome {
    /**
     * Redis has the task.
     *
     * @param replayed whether an earlier request with the same idempotency key put it there
     */
    record Accepted(String id, TaskState state, boolean replayed) implements SubmitOutcome {}

    /** There is a record of a task with this id, so it was not put in a second time. */
    record IdTaken(String id) implements SubmitOutcome {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements SubmitOutcome {}

    /** As many tasks wait as may. */
    record QueueFull(String queue, long limit) implements SubmitOutcome {}

    /** The key holds something that is not the queue's, so nothing was written. */
    record BrokenKey(String key) implements SubmitOutcome {}
}
