package io.taskqueue.producer.queue;

import io.taskqueue.redis.RedisErrors;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.taskqueue.redis.ScriptCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Calls that are confirmed, on one held connection, as Redis confirms only what the asking connection has written. A
 * call follows a confirmation: without one on this connection yet, or after one that failed, Redis is first asked
 * whether it could confirm now, so that nothing more is taken while it cannot. Used from one event loop.
 *
 * <p>A held connection never reconnects by itself: this one is dropped at the first failure that is no reply, or when
 * the server is master no longer, and opened anew by the next call.
 */
final class RedisConfirmedCalls {
    private final Redis redis;
    private final RedisConfirmation confirmation;
    private final Duration replyTimeout;
    private Future<RedisConnection> opened;
    private RedisConnection confirming;

    /** @param replyTimeout how long a reply may take that the server does not delay on purpose */
    RedisConfirmedCalls(Redis redis, RedisConfirmation confirmation, Duration replyTimeout) {
        this.redis = redis;
        this.confirmation = confirmation;
        this.replyTimeout = replyTimeout;
    }

    /**
     * Runs a script by its digest or, where the server does not know it, by its source.
     *
     * @return fails with {@link RedisUnavailableException}, or as the connection does before anything is confirmed
     */
    Future<Response> run(ScriptCall call) {
        return open().recover(failure -> Future.failedFuture(refused(failure)))
                .compose(this::requireConfirming)
                .compose(connection -> call.run(request -> runConfirmed(connection, request)));
    }

    private Future<RedisConnection> requireConfirming(RedisConnection connection) {
        return connection == confirming
                ? Future.succeededFuture(connection)
                : ask(connection).map(connection).recover(failure -> Future.failedFuture(refused(failure)));
    }

    /** Both are sent at once, so that nothing comes between them. */
    private Future<Response> runConfirmed(RedisConnection connection, Request script) {
        Future<Response> reply = connection.send(script).timeout(replyTimeout.toMillis(), TimeUnit.MILLISECONDS);
        Future<Void> confirmed = ask(connection);
        return reply.onFailure(failure -> dropIfBroken(connection, failure))
                .compose(value -> confirmed
                        .map(value)
                        .recover(failure ->
                                Future.failedFuture(RedisUnavailableException.unconfirmed(reason(failure), failure))));
    }

    private Future<Void> ask(RedisConnection connection) {
        return confirmation
                .ask(connection)
                .timeout(confirmation.timeoutMillis() + replyTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(confirmed -> confirming = connection)
                .onFailure(failure -> {
                    confirming = null;
                    dropIfBroken(connection, failure);
                });
    }

    private Future<RedisConnection> open() {
        if (opened == null) {
            Promise<RedisConnection> opening = Promise.promise();
            opened = opening.future();
            redis.connect()
                    .timeout(replyTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .onSuccess(connection -> {
                        connection.endHandler(end -> drop(connection)).exceptionHandler(broken -> drop(connection));
                        opening.complete(connection);
                    })
                    .onFailure(failure -> {
                        opened = null;
                        opening.fail(failure);
                    });
        }
        return opened;
    }

    private void dropIfBroken(RedisConnection connection, Throwable failure) {
        if (!(failure instanceof UnconfirmedException) && RedisErrors.breaksConnection(failure)) {
            drop(connection);
        }
    }

    /**
     * Forgets the connection. It is not closed but left to its read timeout: closing would hand it back to the pool.
     */
    private void drop(RedisConnection broken) {
        if (opened != null && opened.result() == broken) {
            opened = null;
        }
        if (confirming == broken) {
            confirming = null;
        }
    }

    private RedisUnavailableException refused(Throwable failure) {
        Reason reason = RedisErrors.reason(failure).orElse(Reason.AWAY);
        return new RedisUnavailableException(reason, Effect.NONE, reason(failure), failure);
    }

    private String reason(Throwable failure) {
        return failure instanceof UnconfirmedException
                ? failure.getMessage()
                : RedisErrors.unavailable(failure, replyTimeout).getMessage();
    }
}
