package io.taskqueue.worker.queue;

import static java.util.Map.entry;

import io.taskqueue.worker.queue.RedisUnavailableException.Reason;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** Tells Redis' own error replies from lost connections, and those that pass from those that need a person. */
final class RedisErrors {
    private static final String CLOSED = "CONNECTION_CLOSED";
    private static final Map<String, Reason> PASSING = Map.ofEntries(
            entry(CLOSED, Reason.AWAY),
            entry("LOADING", Reason.AWAY),
            entry("MASTERDOWN", Reason.AWAY),
            entry("CLUSTERDOWN", Reason.AWAY),
            entry("MOVED", Reason.AWAY),
            entry("ASK", Reason.AWAY),
            entry("UNBLOCKED", Reason.AWAY),
            entry("TRYAGAIN", Reason.AWAY),
            entry("BUSY", Reason.AWAY),
            entry("READONLY", Reason.TAKES_NO_WRITES),
            entry("MISCONF", Reason.TAKES_NO_WRITES),
            entry("NOREPLICAS", Reason.TAKES_NO_WRITES),
            entry("OOM", Reason.OUT_OF_MEMORY));
    private static final Set<String> DEMOTION = Set.of("READONLY", "MOVED", "UNBLOCKED");

    /** The client puts this before each error of a batch. */
    private static final Pattern BATCH_INDEX = Pattern.compile("^ERR \\[\\d+] ");

    private RedisErrors() {}

    static Throwable unwrap(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }

    /** Whether Redis itself sent this error over a connection that still works. */
    static boolean isReply(Throwable failure) {
        return !code(failure).isEmpty() && !code(failure).equals(CLOSED);
    }

    /** Whether the server says that it is not the one that takes our writes, whatever it was before. */
    static boolean isDemotion(Throwable failure) {
        return DEMOTION.contains(code(failure));
    }

    static boolean isUnknownScript(Throwable failure) {
        return code(failure).equals("NOSCRIPT");
    }

    /** The exception callers see. */
    static RuntimeException translate(String attempted, Throwable failure) {
        Throwable cause = unwrap(failure);
        Reason reason = cause instanceof ErrorType ? PASSING.get(code(cause)) : Reason.AWAY;
        if (reason == null) {
            return new RedisCommandException(attempted + ": " + cause.getMessage());
        }
        String found = cause.getMessage() == null ? cause.getClass().getSimpleName() : firstLine(cause.getMessage());
        return new RedisUnavailableException(reason, attempted + ": " + found, cause);
    }

    /** The first word of Redis' own error, or of a batch's first one; nothing for any other failure. */
    private static String code(Throwable failure) {
        return unwrap(failure) instanceof ErrorType error && error.getMessage() != null
                ? firstLine(error.getMessage()).split(" ", 2)[0]
                : "";
    }

    private static String firstLine(String message) {
        return BATCH_INDEX.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
    }
}
