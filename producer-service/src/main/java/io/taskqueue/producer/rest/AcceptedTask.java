package io.taskqueue.producer.rest;

import io.taskqueue.producer.queue.SubmitOutcome.Accepted;

/**
 * The answer to an accepted task.
 *
 * @param id the task's id
 * @param status {@code available}, or {@code scheduled} if it is not yet due
 * @param durability how safe it is: {@code memory}, {@code replicated} or {@code fsynced}
 */
public record AcceptedTask(String id, String status, String durability) {
    static AcceptedTask of(Accepted task) {
        return new AcceptedTask(
                task.id(), task.state().wireName(), task.durability().wireName());
    }
}
