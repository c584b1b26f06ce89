package io.taskqueue.problem;

/** Carries a problem to the client. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A problem of no field. */
    public static ProblemException of(Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail));
    }

    /** A parameter, header or body field that is invalid. */
    public static ProblemException badField(String field, String detail) {
        return new ProblemException(Problem.ofField(Kind.INVALID, field, detail));
    }

    public Problem problem() {
        return problem;
    }
}
