package io.taskqueue.producer.queue;

import io.taskqueue.model.TaskState;
import io.taskqueue.producer.config.Durability;

/** The outcome of one submission, as {@code enqueue.lua} reports it. */
public sealed interface SubmitOutcome {
    /**
     * Redis has the task.
     *
     * @param replayed whether an earlier request with the same idempotency key submitted it
     * @param durability how safe it was when Redis had answered
     */
    record Accepted(String id, TaskState state, boolean replayed, Durability durability) implements SubmitOutcome {}

    /** A task with this id has a record, so it was not submitted a second time. */
    record IdTaken(String id) implements SubmitOutcome {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements SubmitOutcome {}

    /** The limit of waiting tasks is reached. */
    record QueueFull(String queue, long limit) implements SubmitOutcome {}

    /** The queue is new and the limit of queues is reached. */
    record TooManyQueues(String queue, int limit) implements SubmitOutcome {}

    /** The key holds data that the queue did not write, so nothing was written. */
    record BrokenKey(String key) implements SubmitOutcome {}
}
