package io.taskqueue.http.body;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;

/**
 * Why a body was not read to its end.
 *
 * @param status the HTTP status
 * @param detail a sentence that describes what was found
 */
public record BodyRefusal(int status, String detail) {
    static BodyRefusal tooLarge(long limit) {
        return new BodyRefusal(413, "The body is larger than " + limit + " bytes.");
    }

    static BodyRefusal tooSlow(long received) {
        return new BodyRefusal(
                408, "The body arrived too slowly: " + received + " bytes were received. Nothing was written.");
    }

    static BodyRefusal noMemory() {
        return new BodyRefusal(
                503, "The memory for request bodies is exhausted. Nothing was written; repeat the request later.");
    }

    /** The problem that the request is answered with. */
    public Problem problem() {
        return Problem.of(
                switch (status) {
                    case 408 -> Kind.TOO_SLOW;
                    case 503 -> Kind.UNAVAILABLE;
                    default -> Kind.TOO_LARGE;
                },
                detail);
    }
}
