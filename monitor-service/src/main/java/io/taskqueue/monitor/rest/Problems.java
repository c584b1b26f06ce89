package io.taskqueue.monitor.rest;

import io.taskqueue.http.FailureProblems;
import io.taskqueue.monitor.dataset.UnreadableFieldException;
import io.taskqueue.monitor.deadletter.DeadLetterException;
import io.taskqueue.monitor.queue.UnreadableRecordException;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.WrongTypeException;
import java.util.Map;
import java.util.Optional;

/** Maps failures of Redis and of commands to problems. */
public final class Problems {
    /** Maps all failures, including those of Redis and of dead letters. */
    static final FailureProblems FAILURES = new FailureProblems("monitor", "5", Problems::ofOwn);

    private Problems() {}

    /** The problem for a failure; an unforeseen failure is logged. */
    public static Problem of(Throwable failure) {
        return FAILURES.of(failure);
    }

    /** The value of Retry-After in seconds, for failures that can be temporary. */
    public static String retryAfter() {
        return FAILURES.retryAfter();
    }

    private static Optional<Problem> ofOwn(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case RedisUnavailableException away -> Problem.of(Kind.UNAVAILABLE, away.getMessage() + ".");
                    case WrongTypeException e -> broken(e.getMessage(), e.key());
                    case UnreadableRecordException e -> broken(e.getMessage(), e.key());
                    case UnreadableFieldException e ->
                        broken(e.getMessage(), Map.of("key", QuotedText.printable(e.key(), 300), "field", e.field()));
                    case DeadLetterException e ->
                        Problem.of(kind(e), e.getMessage()).with(Map.of("id", QuotedText.printable(e.id(), 200)));
                    default -> null;
                });
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
}
