package io.taskqueue.monitor.rest;

import io.taskqueue.http.Disconnect;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.monitor.queue.DeadLetterException;
import io.taskqueue.monitor.queue.RedisAwayException;
import io.taskqueue.monitor.queue.UnreadableFieldException;
import io.taskqueue.monitor.queue.UnreadableRecordException;
import io.taskqueue.monitor.queue.WrongTypeException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.jboss.logging.Logger;

/** Turns every exception into a problem; nothing else decides on error bodies. */
public final class Problems {
    /** When to come back after Redis was away, in seconds. */
    public static final String RETRY_AFTER = "5";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    static Response json(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem);
        if (problem.status() == Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header("Retry-After", RETRY_AFTER);
        }
        return response.build();
    }

    /** The problem an exception stands for. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case RedisAwayException away -> Problem.of(Status.SERVICE_UNAVAILABLE, away.getMessage() + ".");
            case WrongTypeException e -> broken(e.getMessage(), e.key());
            case UnreadableRecordException e -> broken(e.getMessage(), e.key());
            case UnreadableFieldException e ->
                broken(e.getMessage(), Map.of("key", Shown.printable(e.key(), 300), "field", e.field()));
            case MalformedTaskException e ->
                Problem.of(Status.BAD_REQUEST.getStatusCode(), e.getMessage(), Map.of("field", e.field()));
            case DeadLetterException e ->
                Problem.of(status(e), e.getMessage(), Map.of("id", Shown.printable(e.id(), 200)));
            case WebApplicationException e -> ofHttp(e);
            case Throwable unforeseen -> unforeseen(unforeseen);
        };
    }

    private static int status(DeadLetterException e) {
        return switch (e.outcome()) {
            case NO_DEAD_LETTER -> 404;
            case NOT_DISCARDED, CHANGED -> 409;
            case NOT_RETRYABLE -> 422;
            case WRONG_TYPE, UNREADABLE -> 500;
            case DONE -> throw new IllegalStateException("no failure", e);
        };
    }

    private static Problem broken(String detail, String key) {
        return broken(detail, Map.of("key", Shown.printable(key, 300)));
    }

    private static Problem broken(String detail, Map<String, String> where) {
        return Problem.of(500, "Data in Redis is broken: " + Shown.printable(detail, 600) + ".", where);
    }

    private static Problem ofHttp(WebApplicationException e) {
        Status status = Status.fromStatusCode(e.getResponse().getStatus());
        String detail = switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
            case NOT_ACCEPTABLE -> "The answer would be JSON, which the Accept header excludes.";
            case null, default -> String.valueOf(e.getMessage());
        };
        return Problem.of(e.getResponse().getStatus(), detail, Map.of());
    }

    private static Problem unforeseen(Throwable failure) {
        if (Disconnect.isCauseOf(failure)) {
            Disconnect.log(failure);
        } else {
            LOG.error("event=unforeseen-failure", failure);
        }
        return Problem.of(Status.INTERNAL_SERVER_ERROR, "The monitor failed; its log says more.");
    }
}
