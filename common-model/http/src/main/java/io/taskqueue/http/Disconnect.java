package io.taskqueue.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Recognizes failures caused by a client that closed its connection. Nobody is at fault and nobody is left to answer,
 * so they are logged as one line at DEBUG.
 */
public final class Disconnect {
    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(Disconnect.class);
    private static final Set<String> MESSAGES = Set.of("Connection reset by peer", "Connection reset", "Broken pipe");
    private static final int DEEPEST = 10;

    private Disconnect() {}

    /** Whether the failure or one of its causes is that the client closed its connection. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isOne(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Logs the line. */
    public static void log(Throwable failure) {
        LOG.debugf("event=client_disconnected failure=%s", failure.getClass().getSimpleName());
    }

    /** Reduces what a library's logger reports as a failure of the service to the line of {@link #log}. */
    public static void quieten(Logger logger) {
        logger.setFilter(Disconnect::isForTheLog);
    }

    private static boolean isForTheLog(LogRecord line) {
        boolean disconnect = isCauseOf(line.getThrown());
        if (disconnect) {
            log(line.getThrown());
        }
        return !disconnect;
    }

    private static boolean isOne(Throwable failure) {
        return failure instanceof ClosedChannelException
                || failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || (failure instanceof IOException
                        && failure.getMessage() != null
                        && MESSAGES.stream().anyMatch(failure.getMessage()::contains));
    }
}
