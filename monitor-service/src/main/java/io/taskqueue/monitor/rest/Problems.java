package io.taskqueue.monitor.rest;

import io.taskqueue.http.Disconnect;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.monitor.dataset.UnreadableFieldException;
import io.taskqueue.monitor.deadletter.DeadLetterException;
import io.taskqueue.monitor.queue.RedisAwayException;
import io.taskqueue.monitor.queue.UnreadableRecordException;
import io.taskqueue.monitor.queue.WrongTypeException;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
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
        if (problem.kind().isRetryable()) {
            response.header("Retry-After", RETRY_AFTER);
        }
        return response.build();
    }

    /** The problem an exception stands for. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case RedisAwayException away -> Problem.of(Kind.UNAVAILABLE, away.getMessage() + ".");
            case WrongTypeException e -> broken(e.getMessage(), e.key());
            case UnreadableRecordException e -> broken(e.getMessage(), e.key());
            case UnreadableFieldException e ->
                broken(e.getMessage(), Map.of("key", QuotedText.printable(e.key(), 300), "field", e.field()));
            case MalformedTaskException e -> malformed(e);
            case DeadLetterException e ->
                Problem.of(kind(e), e.getMessage()).with(Map.of("id", QuotedText.printable(e.id(), 200)));
            case WebApplicationException e -> ofHttp(e);
            case Throwable unforeseen -> unforeseen(unforeseen);
        };
    }

    private static Problem malformed(MalformedTaskException e) {
        return Problem.ofField(
                Kind.INVALID, e.field(), e.getMessage().substring(e.field().length() + 1));
    }

    private static Kind kind(DeadLetterException e) {
        return switch (e.outcome()) {
            case NO_DEAD_LETTER -> Kind.NOT_FOUND;
            case NOT_DISCARDED, CHANGED -> Kind.CONFLICT;
            case NOT_RETRYABLE -> Kind.NOT_RETRYABLE;
            case WRONG_TYPE, UNREADABLE -> Kind.BROKEN_KEY;
            case DONE -> throw new IllegalStateException("no failure", e);
        };
    }

    private static Problem broken(String detail, String key) {
        return broken(detail, Map.of("key", QuotedText.printable(key, 300)));
    }

    private static Problem broken(String detail, Map<String, String> where) {
        return Problem.of(Kind.BROKEN_KEY, "Data in Redis is broken: " + QuotedText.printable(detail, 600) + ".")
                .with(where);
    }

    private static Problem ofHttp(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 404 -> Problem.of(Kind.NOT_FOUND, "There is nothing at this address.");
            case 405 -> Problem.of(Kind.METHOD, "This address does not support this method.");
            case 406 -> Problem.of(Kind.NOT_ACCEPTABLE, "The Accept header excludes every form the answer has.");
            case 413 -> Problem.of(Kind.TOO_LARGE, "The body is larger than this address takes.");
            case 415 -> Problem.of(Kind.MEDIA_TYPE, "This address does not take bodies of this Content-Type.");
            default ->
                e.getResponse().getStatus() < 500
                        ? Problem.of(Kind.INVALID, "The request cannot be read.")
                        : unforeseen(e);
        };
    }

    private static Problem unforeseen(Throwable failure) {
        if (Disconnect.isCauseOf(failure)) {
            Disconnect.log(failure);
        } else {
            LOG.error("event=unforeseen-failure", failure);
        }
        return Problem.of(Kind.FAULT, "The monitor failed; its log says more.");
    }
}
