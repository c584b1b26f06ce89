package io.taskqueue.producer.rest;

import io.taskqueue.problem.Problem;

/**
 * The last line of the answer to a batch that was not read to its end.
 *
 * @param status {@code stopped}
 * @param error why
 */
public record BatchStop(String status, Problem error) {
    static BatchStop because(Problem problem) {
        return new BatchStop("stopped", problem);
    }
}
