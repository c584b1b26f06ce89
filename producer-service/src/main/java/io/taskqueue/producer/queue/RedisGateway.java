package io.taskqueue.producer.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RedisConfig;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The only class that knows the Redis client. Nothing here blocks; every stage ends within the command timeout, with
 * {@link QueueUnavailableException} where Redis is away, silent or refuses.
 */
@Singleton
public class RedisGateway {
    private final Redis redis;
    private final Context context;
    private final long timeoutMillis;
    private final Outage outage;
    private final Map<Durability, RedisConfirmedCalls> confirmedCalls = new EnumMap<>(Durability.class);

    RedisGateway(RedisClients clients, Vertx vertx, RedisConfig config, ProducerConfig producer, Outage outage) {
        this.redis = clients.open("producer", connections());
        this.context = vertx.getOrCreateContext();
        this.timeoutMillis = config.commandTimeout().toMillis();
        this.outage = outage;
        confirmedCalls.put(
                Durability.REPLICATED,
                new RedisConfirmedCalls(redis, RedisConfirmation.replicated(producer.confirm()), timeoutMillis));
        confirmedCalls.put(
                Durability.FSYNCED,
                new RedisConfirmedCalls(redis, RedisConfirmation.fsynced(producer.confirm()), timeoutMillis));
    }

    // Connections nobody answers on (a frozen server, a vanished address) are cut after the idle timeout, so that they
    // cannot fill the pool; idle healthy ones are given back by the pool long before that.
    private static RedisOptions connections() {
        return new RedisOptions()
                .setMaxPoolSize(32)
                .setMaxPoolWaiting(2048)
                .setPoolCleanerInterval(5_000)
                .setPoolRecycleTimeout(10_000)
                .setNetClientOptions(new NetClientOptions().setIdleTimeout(30));
    }

    /** Runs a script whose result is a list of strings. */
    public CompletionStage<List<String>> run(LuaScript script, List<String> keys, List<byte[]> arguments) {
        return send(() -> redis.send(call(Command.EVALSHA, script.sha1(), keys, arguments))
                        .recover(failure -> RedisFailures.isUnknownScript(failure)
                                ? redis.send(call(Command.EVAL, script.source(), keys, arguments))
                                : Future.failedFuture(failure)))
                .thenApply(RedisGateway::strings);
    }

    /**
     * Runs a script whose result is a list of strings and which writes, and ends once what it wrote is this safe; fails with
     * a {@link QueueUnavailableException} that is {@code unconfirmed} where it is written and not confirmed to be.
     */
    public CompletionStage<List<String>> run(
            Durability durability, LuaScript script, List<String> keys, List<byte[]> arguments) {
        if (durability == Durability.MEMORY) {
            return run(script, keys, arguments);
        }
        RedisConfirmedCalls calls = confirmedCalls.get(durability);
        return ended(() -> calls.run(
                        call(Command.EVALSHA, script.sha1(), keys, arguments),
                        call(Command.EVAL, script.source(), keys, arguments)))
                .thenApply(RedisGateway::strings);
    }

    /** The bytes at {@code key}, empty where there are none; fails with {@link BrokenKeyException} too. */
    public CompletionStage<Optional<byte[]>> get(String key) {
        return read(key, Request.cmd(Command.GET).arg(key))
                .thenApply(reply -> Optional.ofNullable(reply).map(Response::toBytes));
    }

    /** Those of a hash's fields that have a value; fails with {@link BrokenKeyException} too. */
    public CompletionStage<Map<String, String>> fields(String key, List<String> names) {
        Request command = Request.cmd(Command.HMGET).arg(key);
        names.forEach(command::arg);
        return read(key, command).thenApply(reply -> {
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (reply.get(i) != null) {
                    fields.put(names.get(i), reply.get(i).toString());
                }
            }
            return fields;
        });
    }

    /** How many elements a list has; fails with {@link BrokenKeyException} too. */
    public CompletionStage<Long> length(String key) {
        return read(key, Request.cmd(Command.LLEN).arg(key)).thenApply(Response::toLong);
    }

    /** How many fields the hash under the key has. */
    public CompletionStage<Long> fieldCount(String key) {
        return read(key, Request.cmd(Command.HLEN).arg(key)).thenApply(Response::toLong);
    }

    /** What the server is to the replication it takes part in: {@code master}, {@code slave} or {@code sentinel}. */
    CompletionStage<String> role() {
        return send(() -> redis.send(Request.cmd(Command.ROLE)))
                .thenApply(reply -> reply.get(0).toString());
    }

    /** Ends where the server would let a script write; what is asked for changes nothing, whether the key exists or not. */
    CompletionStage<Void> requireWritable(String key) {
        return send(() ->
                        redis.send(Request.cmd(Command.SETRANGE).arg(key).arg(0).arg("")))
                .thenApply(length -> null);
    }

    private CompletionStage<Response> read(String key, Request command) {
        return send(() -> redis.send(command)
                .recover(failure -> Future.failedFuture(
                        RedisFailures.isWrongType(failure) ? new BrokenKeyException(key, failure) : failure)));
    }

    private CompletionStage<Response> send(Supplier<Future<Response>> command) {
        return ended(() -> command.get().timeout(timeoutMillis, TimeUnit.MILLISECONDS));
    }

    private CompletionStage<Response> ended(Supplier<Future<Response>> command) {
        CompletableFuture<Response> reply = new CompletableFuture<>();
        // One event loop for all commands, whichever thread asks: the requests' own contexts end before some replies
        // come.
        context.runOnContext(ignored -> command.get()
                .onSuccess(value -> {
                    outage.over();
                    reply.complete(value);
                })
                .onFailure(cause -> reply.completeExceptionally(translated(cause))));
        return reply;
    }

    private RuntimeException translated(Throwable cause) {
        if (cause instanceof BrokenKeyException broken) {
            return broken;
        }
        QueueUnavailableException failure = cause instanceof QueueUnavailableException known
                ? known
                : RedisFailures.translated(cause, timeoutMillis);
        outage.seen(failure);
        return failure;
    }

    private static Request call(Command command, String script, List<String> keys, List<byte[]> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static List<String> strings(Response reply) {
        return StreamSupport.stream(reply.spliterator(), false)
                .map(Response::toString)
                .toList();
    }
}
