package io.taskqueue.producer.problem;

import io.taskqueue.http.FailureProblems;
import io.taskqueue.problem.FieldError;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.queue.BrokenKeyException;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.SubmitOutcome;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.producer.queue.SubmitOutcome.BrokenKey;
import io.taskqueue.producer.queue.SubmitOutcome.IdTaken;
import io.taskqueue.producer.queue.SubmitOutcome.KeyReused;
import io.taskqueue.producer.queue.SubmitOutcome.QueueFull;
import io.taskqueue.producer.queue.SubmitOutcome.TooManyQueues;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.WrongTypeException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The problems of the producer: what a submission or the queue failed with, and the answers that carry them. */
public final class Problems {
    /** Turns failures into problems, those of the queue included. */
    public static final FailureProblems FAILURES = new FailureProblems("producer", "2", Problems::ofOwn);

    private Problems() {}

    /** The accepted task; throws the problem of a refused one. */
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
                        "A task with this id already exists. The id is free again once the task's record has expired.",
                        List.of(new FieldError("id", "is taken")),
                        Map.of("id", taken.id()));
            case KeyReused reused ->
                Problem.ofField(Kind.KEY_REUSED, RequestKey.HEADER, "was used for a request with a different body");
            case QueueFull full ->
                Problem.of(
                        Kind.QUEUE_FULL,
                        "The queue " + full.queue() + " holds " + full.limit() + " tasks, which is its limit.");
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

    /** The problem a failure stands for; a failure that nothing foresees is logged. */
    public static Problem of(Throwable failure) {
        return FAILURES.of(failure);
    }

    /** The answer that carries the problem. */
    public static Response response(Problem problem) {
        return FAILURES.response(problem);
    }

    private static Optional<Problem> ofOwn(Throwable failure) {
        return switch (failure) {
            case RedisUnavailableException e -> Optional.of(unavailable(e));
            case WrongTypeException e -> Optional.of(broken(e.key()));
            case BrokenKeyException e -> Optional.of(broken(e.key()));
            default -> Optional.empty();
        };
    }

    private static Problem unavailable(RedisUnavailableException e) {
        return Problem.of(Kind.UNAVAILABLE, "The queue is unavailable: " + e.getMessage() + ". " + effect(e));
    }

    private static String effect(RedisUnavailableException e) {
        if (e.effect() == Effect.UNCONFIRMED) {
            return "The request was accepted but not confirmed, and may be lost:"
                    + " repeat it with the same Idempotency-Key until it is confirmed.";
        }
        return e.outcomeUnknown()
                ? "The request may or may not have taken effect: repeat it with the same Idempotency-Key."
                : "Nothing was written; repeat the request later.";
    }

    private static Problem broken(String key) {
        return new Problem(
                Kind.BROKEN_KEY,
                "Nothing was written: the key " + key + " in Redis holds data that the queue did not write.",
                List.of(),
                Map.of("key", key));
    }
}
