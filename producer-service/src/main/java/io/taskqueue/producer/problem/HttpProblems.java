package io.taskqueue.producer.problem;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.WebApplicationException;

/** What the HTTP layer refuses before a resource sees it. */
final class HttpProblems {
    private HttpProblems() {}

    static Problem of(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.of(Kind.NOT_FOUND, "There is nothing at this address.");
            case 405 -> Problem.of(Kind.METHOD, "This address does not take this method.");
            case 406 -> Problem.of(Kind.NOT_ACCEPTABLE, "The Accept header excludes every form the answer has.");
            case 413 -> Problem.of(Kind.TOO_LARGE, "The body is larger than this address takes.");
            case 415 -> Problem.of(Kind.MEDIA_TYPE, "This address does not take bodies of this Content-Type.");
            default ->
                status < 500
                        ? Problem.of(Kind.INVALID, "The request cannot be read.")
                        : Problem.of(Kind.FAULT, "The producer failed; its log says more.");
        };
    }
}
