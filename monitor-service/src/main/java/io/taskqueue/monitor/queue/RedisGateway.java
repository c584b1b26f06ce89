package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Future;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The only class that knows the Redis client. Calls block the calling thread for the configured time at most and then
 * throw {@link RedisAwayException}; the client connects anew by itself. Thread-safe.
 */
@Singleton
public final class RedisGateway {
    /** How many commands one pipeline carries, well below the client's limit of waiting handlers. */
    private static final int PIPELINE = 500;

    private final Redis redis;
    private final RedisLink link;
    private final Duration timeout;

    RedisGateway(RedisClients clients, RedisLink link, MonitorConfig config) {
        this.redis = clients.open("monitor", connections());
        this.link = link;
        this.timeout = config.redisTimeout();
    }

    // A connection that has been silent for the read idle timeout is closed, so that one leading to an address nobody
    // answers at any more is not kept.
    private static RedisOptions connections() {
        return new RedisOptions()
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(1_000)
                .setNetClientOptions(new NetClientOptions().setReadIdleTimeout(10));
    }

    /** The answer to one command. */
    public Reply call(Call call) {
        try {
            return reply(await(redis.send(request(call))));
        } catch (RedisErrorException e) {
            throw translate(e, call.key());
        }
    }

    /** Redis' time, epoch milliseconds: what records are stamped with. */
    public long now() {
        return QueueObserver.time(call(Call.of("TIME")));
    }

    /** The answers to commands that only read, in order, sent together; one wrong type does not spoil the others. */
    public List<Reply> readAll(List<Call> calls) {
        List<Reply> replies = new ArrayList<>(calls.size());
        for (int from = 0; from < calls.size(); from += PIPELINE) {
            replies.addAll(readPipeline(calls.subList(from, Math.min(calls.size(), from + PIPELINE))));
        }
        return replies;
    }

    /** The answer of a script; it is sent whole only where the server does not know it. */
    public Reply run(LuaScript script, List<String> keys, List<byte[]> arguments) {
        try {
            return reply(await(redis.send(script(Command.EVALSHA, script.sha1(), keys, arguments))));
        } catch (RedisErrorException unknown) {
            if (!unknown.hasCode("NOSCRIPT")) {
                throw translate(unknown, script.name());
            }
        }
        try {
            return reply(await(redis.send(script(Command.EVAL, script.source(), keys, arguments))));
        } catch (RedisErrorException e) {
            throw translate(e, script.name());
        }
    }

    // One error fails a pipeline as a whole, so the part with the error is looked for by halving.
    private List<Reply> readPipeline(List<Call> calls) {
        try {
            return await(redis.batch(calls.stream().map(RedisGateway::request).toList())).stream()
                    .map(RedisGateway::reply)
                    .toList();
        } catch (RedisErrorException e) {
            RuntimeException problem = translate(e, calls.get(0).key());
            if (!(problem instanceof WrongTypeException wrongType)) {
                throw problem;
            }
            return calls.size() == 1 ? List.of(Reply.wrongType(wrongType)) : readHalves(calls);
        }
    }

    private List<Reply> readHalves(List<Call> calls) {
        int middle = calls.size() / 2;
        List<Reply> replies = new ArrayList<>(readPipeline(calls.subList(0, middle)));
        replies.addAll(readPipeline(calls.subList(middle, calls.size())));
        return replies;
    }

    private <T> T await(Future<T> future) {
        try {
            T value = future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            link.answered();
            return value;
        } catch (TimeoutException e) {
            throw link.lost("Redis did not answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisAwayException("interrupted while waiting for Redis", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof ErrorType error && !error.is("CONNECTION_CLOSED")) {
            link.answered();
            return new RedisErrorException(error.getMessage());
        }
        return link.lost("Redis cannot be reached", cause);
    }

    private static RuntimeException translate(RedisErrorException error, String key) {
        return error.hasCode("WRONGTYPE")
                ? new WrongTypeException(key)
                : new RedisAwayException("Redis refused: " + error.getMessage(), error);
    }

    private static Request request(Call call) {
        Request request = Request.cmd(Command.create(call.command()));
        call.arguments().forEach(request::arg);
        return request;
    }

    private static Request script(Command command, String script, List<String> keys, List<byte[]> arguments) {
        Request request = Request.cmd(command).arg(script.getBytes(UTF_8)).arg(keys.size());
        keys.forEach(key -> request.arg(key.getBytes(UTF_8)));
        arguments.forEach(request::arg);
        return request;
    }

    private static Reply reply(Response response) {
        if (response == null) {
            return Reply.of(null);
        }
        return Reply.of(
                switch (response.type()) {
                    case NUMBER -> response.toLong();
                    case MULTI, PUSH ->
                        response.stream().map(RedisGateway::reply).toList();
                    case BULK -> response.toBytes();
                    case SIMPLE, BOOLEAN, ATTRIBUTE, ERROR ->
                        response.toString().getBytes(UTF_8);
                });
    }

    /** What Redis refused; the message opens with a code such as {@code WRONGTYPE}. */
    private static final class RedisErrorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisErrorException(String message) {
            super(message);
        }

        // A pipeline's message has a line for each error, which opens with "ERR [<index>] ".
        boolean hasCode(String code) {
            return getMessage()
                    .lines()
                    .map(line -> line.replaceFirst("^ERR \\[\\d+] ", ""))
                    .allMatch(line -> line.equals(code) || line.startsWith(code + " "));
        }
    }
}
