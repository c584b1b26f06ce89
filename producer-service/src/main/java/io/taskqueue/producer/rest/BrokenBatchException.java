package io.taskqueue.producer.rest;

import io.taskqueue.problem.Problem;

/** A batch cannot be read further; the elements before this point are valid. */
final class BrokenBatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BrokenBatchException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
