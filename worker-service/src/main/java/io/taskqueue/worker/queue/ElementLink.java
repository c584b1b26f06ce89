package io.taskqueue.worker.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.ElementCall;
import io.taskqueue.redis.ElementConnection;
import io.taskqueue.redis.ElementReply;
import io.taskqueue.redis.RedisErrors;
import io.taskqueue.redis.master.ElementClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One held connection for commands that return list elements. It is closed at the first failure or late answer and
 * opened anew by the next command. Thread-safe.
 */
final class ElementLink {
    private final ElementClient client;

    @GuardedBy("this")
    private CompletableFuture<ElementConnection> connection;

    ElementLink(ElementClient client) {
        this.client = client;
    }

    /**
     * Sends the commands in one go; the future fails with Redis' own error, a lost connection or after {@code timeout}.
     */
    CompletableFuture<List<ElementReply>> send(List<ElementCall> calls, Duration timeout) {
        CompletableFuture<ElementConnection> used = open();
        return used.thenCompose(open -> open.send(calls))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((replies, failure) -> {
                    if (failure != null && RedisErrors.breaksConnection(failure)) {
                        drop(used);
                    }
                });
    }

    private synchronized CompletableFuture<ElementConnection> open() {
        if (connection == null || hasEnded(connection)) {
            connection = client.connect().toCompletionStage().toCompletableFuture();
        }
        return connection;
    }

    private static boolean hasEnded(CompletableFuture<ElementConnection> opened) {
        return opened.isDone()
                && (opened.isCompletedExceptionally() || !opened.join().isOpen());
    }

    private synchronized void drop(CompletableFuture<ElementConnection> broken) {
        if (connection == broken) {
            connection = null;
        }
        broken.thenAccept(ElementConnection::close);
    }
}
