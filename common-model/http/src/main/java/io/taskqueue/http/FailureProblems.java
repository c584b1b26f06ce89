package io.taskqueue.http;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Turns every failure into its problem, and a problem into its answer; nothing else decides on error bodies.
 * Thread-safe.
 */
public final class FailureProblems {
    private static final Logger LOG = Logger.getLogger(FailureProblems.class);

    private final String service;
    private final String retryAfter;
    private final Function<Throwable, Optional<Problem>> ownFailures;

    /**
     * @param service the service's name, as in messages
     * @param retryAfter when to repeat a request that may succeed later, seconds
     * @param ownFailures the problems of the service's own exceptions; empty for any other
     */
    public FailureProblems(String service, String retryAfter, Function<Throwable, Optional<Problem>> ownFailures) {
        this.service = service;
        this.retryAfter = retryAfter;
        this.ownFailures = ownFailures;
    }

    /** When to repeat a request that may succeed later, seconds. */
    public String retryAfter() {
        return retryAfter;
    }

    /** The problem a failure stands for; a failure that nothing foresees is logged. */
    public Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case MalformedTaskException e -> malformed(e);
            case WebApplicationException e -> refusedByTheFramework(e);
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            default -> ownFailures.apply(failure).orElseGet(() -> fault(failure));
        };
    }

    /** The answer that carries the problem. */
    public Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem);
        if (problem.kind().isRetryable()) {
            response.header("Retry-After", retryAfter);
        }
        return response.build();
    }

    private static Problem malformed(MalformedTaskException e) {
        return e.field().isEmpty()
                ? Problem.of(Kind.INVALID, "The body " + e.getMessage() + ".")
                : Problem.ofField(
                        Kind.INVALID,
                        e.field(),
                        e.getMessage().substring(e.field().length() + 1));
    }

    private Problem refusedByTheFramework(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.of(Kind.NOT_FOUND, "There is nothing at this address.");
            case 405 -> Problem.of(Kind.METHOD, "This address does not support this method.");
            case 406 -> Problem.of(Kind.NOT_ACCEPTABLE, "The Accept header excludes every form the answer has.");
            case 413 -> Problem.of(Kind.TOO_LARGE, "The body is larger than the limit of this address.");
            case 415 -> Problem.of(Kind.MEDIA_TYPE, "This address does not accept bodies of this Content-Type.");
            default -> status < 500 ? Problem.of(Kind.INVALID, "The request cannot be read.") : fault(e);
        };
    }

    private Problem fault(Throwable failure) {
        if (Disconnect.isCauseOf(failure)) {
            Disconnect.log(failure);
        } else {
            LOG.error("event=unforeseen_failure", failure);
        }
        return Problem.of(Kind.FAULT, "The " + service + " failed; see its log.");
    }
}
