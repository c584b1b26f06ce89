package io.taskqueue.producer.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;

/**
 * The outcome of one element of a batch.
 *
 * @param index its position, from 0
 * @param status {@code accepted}, {@code rejected} (never accepted as it is) or {@code failed} (may be retried)
 * @param id the task's id; only if accepted
 * @param replayed {@code true} if an earlier request with the same idempotency key submitted it
 * @param durability how safe the task is: {@code memory}, {@code replicated} or {@code fsynced}; only if accepted
 * @param error why not; only if not accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchResult(int index, String status, String id, Boolean replayed, String durability, Problem error) {
    static BatchResult accepted(int index, Accepted task) {
        return new BatchResult(
                index,
                "accepted",
                task.id(),
                task.replayed() ? true : null,
                task.durability().wireName(),
                null);
    }

    static BatchResult refused(int index, Problem problem) {
        return new BatchResult(index, problem.kind().isRetryable() ? "failed" : "rejected", null, null, null, problem);
    }
}
