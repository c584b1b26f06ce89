package io.taskqueue.http.body;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;

/**
 * Why a body was not read to its end.
 *
 * @param status the HTTP status
 * @param detail what was found, a sentence
 */
public record BodyRefusal(int status, String detail) {
    static BodyRefusal tooLarge(long limit) {
        return new BodyRefusal(413, "The body is larger than " + limit + " bytes.");
    }

    static BodyRefusal tooSlow(long received) {
        return new BodyRefusal(
                408, "The body arrived too slowly: " + received + " bytes were received. Nothing has happened.");
    }

    static BodyRefusal noMemory() {
        return new BodyRefusal(
                503,
                "The bodies of other requests take all memory there is for them. Nothing has happened: repeat the"
                        + " request later.");
    }

    /** The refusal as it is answered. */
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
