package io.taskqueue.worker.queue;

import io.vertx.redis.client.impl.types.ErrorType;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Tells Redis' own error replies from lost connections, and those that pass from those that need a person. */
final class RedisErrors {
    private static final Set<String> PASSING = Set.of(
            "CONNECTION_CLOSED",
            "LOADING",
            "READONLY",
            "MASTERDOWN",
            "MISCONF",
            "OOM",
            "CLUSTERDOWN",
            "MOVED",
            "ASK",
            "UNBLOCKED",
            "TRYAGAIN",
            "BUSY",
            "NOREPLICAS");

    private RedisErrors() {}

    static Throwable unwrap(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }

    /** Whether Redis itself sent this error over a connection that still works. */
    static boolean isReply(Throwable failure) {
        return unwrap(failure) instanceof ErrorType error && !error.is("CONNECTION_CLOSED");
    }

    /** Whether the server says that it is not the one that takes our writes, whatever it was before. */
    static boolean isDemotion(Throwable failure) {
        return unwrap(failure) instanceof ErrorType error
                && (error.is("READONLY") || error.is("MOVED") || error.is("UNBLOCKED"));
    }

    static boolean isUnknownScript(Throwable failure) {
        return unwrap(failure) instanceof ErrorType error && error.is("NOSCRIPT");
    }

    /** The exception callers see. */
    static RuntimeException translate(String attempted, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof ErrorType error && PASSING.stream().noneMatch(error::is)) {
            return new RedisCommandException(attempted + ": " + error.getMessage());
        }
        String found = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new RedisUnavailableException(attempted + ": " + found, cause);
    }
}
