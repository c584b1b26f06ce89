package io.taskqueue.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** One connection to Redis by the client the services use. Commands are pipelined in the order they are sent. */
public final class RedisLink implements AutoCloseable {
    private static final int MOST_UNANSWERED = 100_000;

    private final Redis client;
    private final RedisConnection connection;

    public RedisLink(EventLoop loop, String uri) {
        client = Redis.createClient(
                loop.vertx(), new RedisOptions().setConnectionString(uri).setMaxWaitingHandlers(MOST_UNANSWERED));
        connection = connected(client);
    }

    private static RedisConnection connected(Redis client) {
        try {
            return EventLoop.await(client.connect());
        } catch (IllegalStateException e) {
            client.close();
            throw e;
        }
    }

    public Future<Response> send(Request request) {
        return connection.send(request);
    }

    /** Sends all in one go; completes when all are answered. */
    public Future<List<Response>> batch(List<Request> requests) {
        return connection.batch(requests);
    }

    /** Sends a command and waits for its answer, {@code null} for nil. Not for the event loop. */
    public Response call(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return EventLoop.await(send(request));
    }

    /** One LPUSH of all of these. */
    public static Request push(String key, List<Buffer> elements) {
        Request request = Request.cmd(Command.LPUSH).arg(key);
        elements.forEach(request::arg);
        return request;
    }

    @Override
    public void close() {
        client.close();
    }
}
