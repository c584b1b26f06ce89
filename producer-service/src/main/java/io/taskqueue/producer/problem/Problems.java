package io.taskqueue.producer.problem;

import io.taskqueue.http.Disconnect;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.problem.FieldError;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.queue.BrokenKeyException;
import io.taskqueue.producer.queue.QueueUnavailableException;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.SubmitOutcome;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.producer.queue.SubmitOutcome.BrokenKey;
import io.taskqueue.producer.queue.SubmitOutcome.IdTaken;
import io.taskqueue.producer.queue.SubmitOutcome.KeyReused;
import io.taskqueue.producer.queue.SubmitOutcome.QueueFull;
import io.taskqueue.producer.queue.SubmitOutcome.TooManyQueues;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Turns every failure into its problem, and a problem into its answer; nothing else decides on error bodies. */
public final class Problems {
    /** When to come back, in seconds. */
    public static final String RETRY_AFTER = "2";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    /** The task's id, its state and whether an earlier request put it there; throws the problem where it was refused. */
    public static Accepted requireAccepted(SubmitOutcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return accepted;
        }
        throw new ProblemException(of(outcome));
    }

    private static Problem of(SubmitOutcome refusal) {
        return switch (refusal) {
            case IdTaken taken ->
                new Problem(
                        Kind.ID_TAKEN,
                        "There is a task with this id already. Ids are free again once the task's record has expired.",
                        List.of(new FieldError("id", "is taken")),
                        Map.of("id", taken.id()));
            case KeyReused reused ->
                Problem.ofField(Kind.KEY_REUSED, RequestKey.HEADER, "was used for a request with another body");
            case QueueFull full ->
                Problem.of(
                        Kind.QUEUE_FULL,
                        "The queue " + full.queue() + " holds " + full.limit() + " tasks, as many as it may.");
            case TooManyQueues many -> tooManyQueues(many.queue());
            case BrokenKey broken -> broken(broken.key());
            case Accepted accepted -> throw new IllegalArgumentException("accepted: " + accepted.id());
        };
    }

    /** The problem of a submission to a queue that would be one too many. */
    public static Problem tooManyQueues(String queue) {
        return Problem.ofField(
                Kind.TOO_MANY_QUEUES,
                "queue",
                "names a new queue, " + queue + ", and the limit of queues, taskqueue.producer.max-queues, is reached;"
                        + " use an existing queue, or have an operator forget empty ones");
    }

    /** The problem an exception stands for; what is not foreseen goes to the log. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case MalformedTaskException e -> malformed(e);
            case QueueUnavailableException e -> unavailable(e);
            case BrokenKeyException e -> broken(e.key());
            case WebApplicationException e -> HttpProblems.of(e);
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            default -> fault(failure);
        };
    }

    /** The answer that carries the problem. */
    public static Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem);
        if (problem.kind().isRetryable()) {
            response.header("Retry-After", RETRY_AFTER);
        }
        return response.build();
    }

    private static Problem malformed(MalformedTaskException e) {
        if (e.field().isEmpty()) {
            return Problem.of(Kind.INVALID, "The body " + e.getMessage() + ".");
        }
        return Problem.ofField(
                Kind.INVALID, e.field(), e.getMessage().substring(e.field().length() + 1));
    }

    private static Problem unavailable(QueueUnavailableException e) {
        return Problem.of(Kind.UNAVAILABLE, "The queue is unavailable: " + e.getMessage() + ". " + effect(e));
    }

    private static String effect(QueueUnavailableException e) {
        if (e.unconfirmed()) {
            return "What was sent was taken, yet may be lost again: repeat it with the same Idempotency-Key until it is"
                    + " confirmed.";
        }
        return e.outcomeUnknown()
                ? "The request may or may not have taken effect: repeat it with the same Idempotency-Key."
                : "Nothing has happened: repeat the request later.";
    }

    private static Problem broken(String key) {
        return new Problem(
                Kind.BROKEN_KEY,
                "Nothing was written, as the key " + key + " in Redis holds something that is not the queue's.",
                List.of(),
                Map.of("key", key));
    }

    private static Problem fault(Throwable failure) {
        if (Disconnect.isCauseOf(failure)) {
            Disconnect.log(failure);
        } else {
            LOG.error("event=unforeseen_failure", failure);
        }
        return Problem.of(Kind.FAULT, "The producer failed; its log says more.");
    }
}
