package io.taskqueue.redis.master;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import io.vertx.redis.client.impl.types.SimpleStringType;
import java.util.List;

/** A client of a server that answers everything with its address, or with an error. */
final class FakeRedis implements Redis {
    final Address address;
    String error;
    boolean closed;

    FakeRedis(Address address) {
        this.address = address;
    }

    @Override
    public Future<RedisConnection> connect() {
        return Future.failedFuture("connections are not tried here");
    }

    @Override
    public Future<Response> send(Request command) {
        return error == null
                ? Future.succeededFuture(SimpleStringType.create(address.toString()))
                : Future.failedFuture(ErrorType.create(error));
    }

    @Override
    public Future<List<Response>> batch(List<Request> commands) {
        return send(commands.getFirst()).map(List::of);
    }

    @Override
    public void close() {
        closed = true;
    }
}
