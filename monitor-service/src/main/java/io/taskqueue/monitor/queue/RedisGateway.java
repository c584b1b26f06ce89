package io.taskqueue.monitor.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.config.RedisConfig;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.RedisErrors;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.WrongTypeException;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Future;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The monitor's calls to Redis; no other class of this service sees the Redis client. Calls block the calling thread
 * for the configured time at most and then throw {@link RedisUnavailableException}; the client reconnects by itself.
 * Thread-safe.
 */
@Singleton
public final class RedisGateway {
    /** How many commands one pipeline carries, well below the client's limit of waiting handlers. */
    private static final int PIPELINE = 500;

    private final Redis redis;
    private final RedisAvailability availability;
    private final Duration timeout;

    RedisGateway(RedisClients clients, RedisAvailability availability, RedisConfig config, MonitorConfig monitor) {
        this.redis = clients.open("monitor", connections());
        this.availability = availability;
        this.timeout = timeout(config, monitor);
    }

    static Duration timeout(RedisConfig config, MonitorConfig monitor) {
        return monitor.redisTimeout().orElse(config.commandTimeout());
    }

    // A connection without data for the read idle timeout is closed, so that connections to unreachable addresses are
    // not kept.
    private static RedisOptions connections() {
        return new RedisOptions()
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(1_000)
                .setNetClientOptions(new NetClientOptions().setReadIdleTimeout(10));
    }

    /** The reply to one command. */
    public Reply call(Call call) {
        return Reply.of(await(redis.send(call.request()), call.key()));
    }

    /** Redis' time in epoch milliseconds, for the timestamps of records. */
    public long now() {
        return time(call(Call.of("TIME")));
    }

    /** Decodes the reply to {@code TIME} to epoch milliseconds. */
    public static long time(Reply reply) {
        return reply.list().get(0).number() * 1000 + reply.list().get(1).number() / 1000;
    }

    /** The replies to read-only commands, in order, sent as a pipeline; a wrong type affects only its own reply. */
    public List<Reply> readAll(List<Call> calls) {
        List<Reply> replies = new ArrayList<>(calls.size());
        for (int from = 0; from < calls.size(); from += PIPELINE) {
            replies.addAll(readPipeline(calls.subList(from, Math.min(calls.size(), from + PIPELINE))));
        }
        return replies;
    }

    /** The reply of a script; its source is sent only if the server does not have it. */
    public Reply run(LuaScript script, List<String> keys, List<byte[]> arguments) {
        ScriptCall call = new ScriptCall(script).keys(keys).arguments(arguments);
        return Reply.of(await(call.run(redis::send), script.name()));
    }

    // One error fails a whole pipeline, so the command with the error is found by bisection.
    private List<Reply> readPipeline(List<Call> calls) {
        try {
            List<Response> replies = await(
                    redis.batch(calls.stream().map(Call::request).toList()),
                    calls.getFirst().key());
            return replies.stream().map(Reply::of).toList();
        } catch (WrongTypeException e) {
            return calls.size() == 1 ? List.of(Reply.wrongType(e)) : readHalves(calls);
        }
    }

    private List<Reply> readHalves(List<Call> calls) {
        int middle = calls.size() / 2;
        List<Reply> replies = new ArrayList<>(readPipeline(calls.subList(0, middle)));
        replies.addAll(readPipeline(calls.subList(middle, calls.size())));
        return replies;
    }

    private <T> T await(Future<T> future, String key) {
        try {
            T value = future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            availability.answered();
            return value;
        } catch (TimeoutException e) {
            throw failure(e, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RedisUnavailableException.unanswered("interrupted while waiting for Redis", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause(), key);
        }
    }

    private RuntimeException failure(Throwable cause, String key) {
        if (RedisErrors.isWrongType(cause)) {
            availability.answered();
            return new WrongTypeException(key);
        }
        RedisUnavailableException failure = RedisErrors.unavailable(cause, timeout);
        if (RedisErrors.reason(cause).isPresent()) {
            availability.failed(failure);
        } else {
            availability.answered();
        }
        return failure;
    }
}
