package io.taskqueue.producer.records;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.problem.ProblemException;

/** What a stream as a whole can be refused for. */
final class StreamProblems {
    private StreamProblems() {}

    static ProblemException field(String field, String message) {
        return new ProblemException(Problem.ofField(Kind.INVALID, field, message));
    }

    static ProblemException invalid(String detail) {
        return of(Kind.INVALID, detail);
    }

    static ProblemException mediaType(String detail) {
        return of(Kind.MEDIA_TYPE, detail);
    }

    static ProblemException conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    static ProblemException otherStream(String message) {
        return new ProblemException(Problem.ofField(Kind.KEY_REUSED, "Idempotency-Key", message));
    }

    /** The problem of a body whose sender stopped in the middle. */
    static Problem brokenOff() {
        return Problem.of(Kind.INVALID, "The body broke off before its end.");
    }

    /** The problem of a sender that brings nothing while there is room for more. */
    static Problem tooSlow() {
        return Problem.of(
                Kind.TOO_SLOW,
                "The stream arrived too slowly, and its place was given up. What was accepted stays: continue from"
                        + " there.");
    }

    static ProblemException empty() {
        return invalid("The body is empty.");
    }

    static ProblemException binary() {
        return invalid("The body is binary, or text in another encoding than UTF-8, from its first line on.");
    }

    static ProblemException of(Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail));
    }
}
