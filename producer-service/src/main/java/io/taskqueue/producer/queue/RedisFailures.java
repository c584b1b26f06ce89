package io.taskqueue.producer.queue;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells the client's failures apart: refused, so nothing happened, or unanswered, so nobody knows. */
final class RedisFailures {
    private static final String CLOSED = "CONNECTION_CLOSED";

    private RedisFailures() {}

    static boolean isUnknownScript(Throwable failure) {
        return message(failure).startsWith("NOSCRIPT");
    }

    static boolean isWrongType(Throwable failure) {
        return message(failure).startsWith("WRONGTYPE");
    }

    static boolean isUnknownCommand(Throwable failure) {
        return message(failure).startsWith("ERR unknown command");
    }

    static boolean isAppendOnlyOff(Throwable failure) {
        return message(failure).contains("appendonly is disabled");
    }

    /** Whether the server has answered, if only with an error. */
    static boolean isReply(Throwable failure) {
        return failure instanceof ErrorType && !message(failure).startsWith(CLOSED);
    }

    /** Whether the server says that it is master no longer. */
    static boolean isDemotion(Throwable failure) {
        String message = message(failure);
        return message.contains("READONLY ")
                || message.startsWith("UNBLOCKED ")
                || message.contains("cannot be used with replica instances");
    }

    static QueueUnavailableException translated(Throwable failure, long timeoutMillis) {
        String message = message(failure);
        if (failure instanceof TimeoutException) {
            return QueueUnavailableException.unanswered(
                    "Redis did not answer within " + timeoutMillis + " ms", failure);
        }
        if (message.startsWith(CLOSED)) {
            return QueueUnavailableException.unanswered("the connection to Redis closed before it answered", failure);
        }
        if (failure instanceof ErrorType) {
            return QueueUnavailableException.refused("Redis refuses: " + firstWord(message), failure);
        }
        if (failure instanceof IOException || failure instanceof ConnectionPoolTooBusyException) {
            return QueueUnavailableException.refused("Redis cannot be reached", failure);
        }
        return QueueUnavailableException.unanswered("Redis could not be asked", failure);
    }

    /** The error's code (OOM, READONLY, LOADING, MISCONF, …); what follows may quote keys and scripts. */
    private static String firstWord(String message) {
        int end = message.indexOf(' ');
        return end < 0 ? message : message.substring(0, end);
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }
}
