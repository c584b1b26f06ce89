package io.taskqueue.worker.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.RedisErrors;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One held connection, on which commands are pipelined in the order they are sent. A held connection never reconnects
 * by itself: this one is dropped at the first failure or late answer, or when the server is master no longer, and
 * opened anew by the next command. Thread-safe.
 */
final class RedisLink {
    private final Redis redis;

    @GuardedBy("this")
    private CompletableFuture<RedisConnection> connection;

    RedisLink(Redis redis) {
        this.redis = redis;
    }

    /** Sends the command; the future fails with Redis' own error, a lost connection or after {@code timeout}. */
    CompletableFuture<Response> send(Request request, Duration timeout) {
        CompletableFuture<RedisConnection> used = open();
        return used.thenCompose(open -> toFuture(open.send(request)))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null && RedisErrors.breaksConnection(failure)) {
                        drop(used);
                    }
                });
    }

    private synchronized CompletableFuture<RedisConnection> open() {
        if (connection != null) {
            return connection;
        }
        CompletableFuture<RedisConnection> opening = toFuture(redis.connect());
        connection = opening;
        // May run at once and drop it again, so the field cannot be what is returned.
        opening.whenComplete((opened, failure) -> {
            if (failure != null) {
                drop(opening);
            } else {
                opened.endHandler(end -> drop(opening)).exceptionHandler(broken -> drop(opening));
            }
        });
        return opening;
    }

    /**
     * Forgets the connection. It is not closed but left to its read timeout: closing would hand it back to the pool.
     */
    private synchronized void drop(CompletableFuture<RedisConnection> broken) {
        if (connection == broken) {
            connection = null;
        }
    }

    private static <T> CompletableFuture<T> toFuture(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }
}
