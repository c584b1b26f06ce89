package io.taskqueue.monitor.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;

/** A problem on its way to the caller. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A problem of no field. */
    public static ProblemException of(Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail));
    }

    /** A parameter or body field that breaks its rule. */
    public static ProblemException badField(String field, String problem) {
        return new ProblemException(Problem.ofField(Kind.INVALID, field, problem));
    }

    /** No status record under this id. */
    public static ProblemException unknownTask(String id) {
        return of(
                Kind.NOT_FOUND,
                "There is no status record for the task " + QuotedText.of(id)
                        + ". Either no such task was submitted, or it"
                        + " ended so long ago that its record expired, or it was pushed straight into a list and no"
                        + " worker has claimed it yet.");
    }

    /** No dead letter with this id. */
    public static ProblemException unknownDeadLetter(String id) {
        return of(Kind.NOT_FOUND, "There is no dead letter " + QuotedText.of(id) + ".");
    }

    /** No dataset with this id. */
    public static ProblemException unknownDataset(String id) {
        return of(
                Kind.NOT_FOUND,
                "There is no dataset " + QuotedText.of(id)
                        + ". Either none was ever opened under this id, or it ended so long" + " ago that it expired.");
    }

    static ProblemException unknownQueue(String name) {
        return of(
                Kind.NOT_FOUND,
                "There is no queue " + QuotedText.of(name)
                        + ": no task was ever submitted to it, no worker serves it and it" + " is not configured.");
    }

    Problem problem() {
        return problem;
    }
}
