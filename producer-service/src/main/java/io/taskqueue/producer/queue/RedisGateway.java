package io.taskqueue.producer.queue;

import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RedisConfig;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.OutageLog;
import io.taskqueue.redis.RedisErrors;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.Ticker;
import io.taskqueue.redis.WrongTypeException;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The producer's calls to Redis. Of this service only this class and the calls it has confirmed
 * ({@link RedisConfirmedCalls}, {@link RedisConfirmation} and its two forms) see the Redis client. Nothing here blocks;
 * every stage ends within the command timeout, with {@link RedisUnavailableException} where Redis is away, silent or
 * refuses.
 */
@Singleton
public class RedisGateway {
    private final Redis redis;
    private final Context context;
    private final Duration timeout;
    private final OutageLog outage;
    private final Map<Durability, RedisConfirmedCalls> confirmedCalls = new EnumMap<>(Durability.class);

    RedisGateway(RedisClients clients, Vertx vertx, RedisConfig config, ProducerConfig producer, Ticker ticker) {
        this.redis = clients.open("producer", connections());
        this.context = vertx.getOrCreateContext();
        this.timeout = config.commandTimeout();
        this.outage = new OutageLog(ticker);
        confirmedCalls.put(
                Durability.REPLICATED,
                new RedisConfirmedCalls(redis, RedisConfirmation.replicated(producer.confirm()), timeout));
        confirmedCalls.put(
                Durability.FSYNCED,
                new RedisConfirmedCalls(redis, RedisConfirmation.fsynced(producer.confirm()), timeout));
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
    public CompletionStage<List<String>> run(ScriptCall call) {
        return send(() -> call.run(redis::send)).thenApply(RedisGateway::strings);
    }

    /**
     * Runs a script whose result is a list of strings and which writes, and ends once what it wrote is this safe; fails
     * with a {@link RedisUnavailableException} of the effect {@code UNCONFIRMED} where it is written and not confirmed
     * to be.
     */
    public CompletionStage<List<String>> run(Durability durability, ScriptCall call) {
        return durability == Durability.MEMORY
                ? run(call)
                : ended(() -> confirmedCalls.get(durability).run(call)).thenApply(RedisGateway::strings);
    }

    /** The bytes at {@code key}, empty where there are none; fails with {@link WrongTypeException} too. */
    public CompletionStage<Optional<byte[]>> get(String key) {
        return read(Call.on("GET", key)).thenApply(reply -> Optional.ofNullable(reply.bytes()));
    }

    /** Those of a hash's fields that have a value; fails with {@link WrongTypeException} too. */
    public CompletionStage<Map<String, String>> fields(String key, List<String> names) {
        return read(Call.on("HMGET", key, names)).thenApply(reply -> {
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String value = reply.get(i).text();
                if (value != null) {
                    fields.put(names.get(i), value);
                }
            }
            return fields;
        });
    }

    /** How many elements a list has; fails with {@link WrongTypeException} too. */
    public CompletionStage<Long> length(String key) {
        return read(Call.on("LLEN", key)).thenApply(Reply::number);
    }

    /** How many fields the hash under the key has; fails with {@link WrongTypeException} too. */
    public CompletionStage<Long> fieldCount(String key) {
        return read(Call.on("HLEN", key)).thenApply(Reply::number);
    }

    /** The server's part in replication: {@code master}, {@code slave} or {@code sentinel}. */
    CompletionStage<String> role() {
        return send(() -> redis.send(Call.of("ROLE").request()))
                .thenApply(reply -> reply.get(0).text());
    }

    /** Ends where the server would let a script write; the command changes nothing, whether the key exists or not. */
    CompletionStage<Void> requireWritable(String key) {
        return send(() -> redis.send(Call.on("SETRANGE", key, 0, "").request())).thenApply(length -> null);
    }

    private CompletionStage<Reply> read(Call call) {
        return send(() -> redis.send(call.request())
                .recover(failure -> Future.failedFuture(
                        RedisErrors.isWrongType(failure) ? new WrongTypeException(call.key()) : failure)));
    }

    private CompletionStage<Reply> send(Supplier<Future<Response>> command) {
        return ended(() -> command.get().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    private CompletionStage<Reply> ended(Supplier<Future<Response>> command) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        // One event loop for all commands, whichever thread asks: a request's own context may end before its reply is
        // received.
        context.runOnContext(ignored -> command.get()
                .onSuccess(value -> {
                    outage.answered();
                    reply.complete(Reply.of(value));
                })
                .onFailure(cause -> reply.completeExceptionally(translated(cause))));
        return reply;
    }

    private RuntimeException translated(Throwable cause) {
        if (cause instanceof WrongTypeException wrongType) {
            return wrongType;
        }
        RedisUnavailableException failure =
                cause instanceof RedisUnavailableException known ? known : RedisErrors.unavailable(cause, timeout);
        outage.failed(failure);
        return failure;
    }

    private static List<String> strings(Reply reply) {
        return reply.list().stream().map(Reply::text).toList();
    }
}
