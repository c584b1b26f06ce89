package io.taskqueue.producer.dataset;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;

/** The problems of a stream as a whole. */
public final class StreamProblems {
    private StreamProblems() {}

    public static ProblemException field(String field, String message) {
        return new ProblemException(Problem.ofField(Kind.INVALID, field, message));
    }

    public static ProblemException invalid(String detail) {
        return of(Kind.INVALID, detail);
    }

    public static ProblemException mediaType(String detail) {
        return of(Kind.MEDIA_TYPE, detail);
    }

    public static ProblemException conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    public static ProblemException otherStream(String message) {
        return new ProblemException(Problem.ofField(Kind.KEY_REUSED, "Idempotency-Key", message));
    }

    /** The problem of a body whose sender closed the connection before its end. */
    public static Problem brokenOff() {
        return Problem.of(Kind.INVALID, "The body ended before it was complete.");
    }

    /** The problem of a sender that is too slow while there is room for more. */
    public static Problem tooSlow() {
        return Problem.of(
                Kind.TOO_SLOW,
                "The stream arrived too slowly and was stopped. The accepted chunks are kept; continue after"
                        + " them.");
    }

    public static ProblemException empty() {
        return invalid("The body is empty.");
    }

    public static ProblemException binary() {
        return invalid("The body is binary or not UTF-8 text, starting at its first line.");
    }

    public static ProblemException of(Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail));
    }
}
