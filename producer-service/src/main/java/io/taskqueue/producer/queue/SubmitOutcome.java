package io.taskqueue.producer.queue;

import io.taskqueue.model.TaskState;
import io.taskqueue.producer.config.Durability;

/** What became of one submission, as {@code enqueue.lua} tells. */
public sealed interface SubmitOutcome {
    /**
     * Redis has the task.
     *
     * @param replayed whether an earlier request with the same idempotency key put it there
     * @param durability how safe it was when Redis had answered
     */
    record Accepted(String id, TaskState state, boolean replayed, Durability durability) implements SubmitOutcome {}

    /** There is a record of a task with this id, so it was not put in a second time. */
    record IdTaken(String id) implements SubmitOutcome {}

    /** The idempotency key belongs to another request. */
    record KeyReused() implements SubmitOutcome {}

    /** The limit of waiting tasks is reached. */
    record QueueFull(String queue, long limit) implements SubmitOutcome {}

    /** The queue is new and there are as many queues as submitters may bring about. */
    record TooManyQueues(String queue, int limit) implements SubmitOutcome {}

    /** The key holds something that is not the queue's, so nothing was written. */
    record BrokenKey(String key) implements SubmitOutcome {}
}
