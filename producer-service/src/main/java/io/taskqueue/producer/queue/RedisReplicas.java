package io.taskqueue.producer.queue;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;

/** Replicas have it: {@code WAIT}. On a new connection, which has written nothing, it counts those that are there. */
record RedisReplicas(int wanted, long timeoutMillis) implements RedisConfirmation {
    @Override
    public Future<Void> ask(RedisConnection connection) {
        return connection
                .send(Request.cmd(Command.WAIT).arg(wanted).arg(timeoutMillis))
                .compose(reply -> reply.toInteger() >= wanted ? Future.succeededFuture() : tooFew(reply.toInteger()));
    }

    private Future<Void> tooFew(int found) {
        return Future.failedFuture(new UnconfirmedException("Redis does not confirm: " + found + " of " + wanted
                + " replicas confirmed within " + timeoutMillis + " ms"));
    }
}
