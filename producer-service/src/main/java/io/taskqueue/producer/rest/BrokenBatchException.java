package io.taskqueue.producer.rest;

import io.taskqueue.problem.Problem;

/** Says why a batch cannot be read on; the elements before this point stand. */
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
