package io.taskqueue.worker.queue;

import io.taskqueue.redis.Call;
import io.taskqueue.redis.ElementCall;
import io.taskqueue.redis.ElementReply;
import io.taskqueue.redis.OutageLog;
import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.redis.RedisErrors;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.Ticker;
import io.taskqueue.redis.master.ElementClient;
import io.taskqueue.redis.master.RedisClients;
import io.taskqueue.worker.config.WorkerConfig;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The worker's calls to Redis. Of this service only this class and the held connections it uses, {@link RedisLink} and
 * {@link ElementLink}, see the Redis client; the latter two keep the pipelines. Every call is one script or command on
 * a held connection, answered within the configured command timeout, and fails with {@link RedisUnavailableException}
 * or {@link RedisCommandException}.
 */
@Singleton
public class RedisGateway {
    /** What a blocking pop may take longer than its own timeout before the connection counts as broken. */
    private static final Duration BLOCKING_MARGIN = Duration.ofSeconds(2);

    private final RedisLink link;
    private final ElementClient elements;
    private final ElementLink moves;
    private final Map<String, ElementLink> blockingLinks = new ConcurrentHashMap<>();
    private final OutageLog log;
    private final OutageGrace grace;
    private final Duration commandTimeout;

    RedisGateway(RedisClients clients, OutageGrace grace, Ticker ticker, WorkerConfig config) {
        this.log = new OutageLog(ticker);
        this.grace = grace;
        this.link = new RedisLink(clients.open("worker", connections()));
        this.elements =
                clients.openElements("elements", socket(), config.worker().maxElementSize());
        this.moves = new ElementLink(elements);
        this.commandTimeout = config.redis().commandTimeout();
    }

    // One connection is held for scripts, one for plain moves, and one for each queue's blocking pop. One on which
    // nothing is read for ten seconds is dead: beats and pops are answered far more often.
    private static RedisOptions connections() {
        return new RedisOptions()
                .setMaxPoolSize(32)
                .setMaxPoolWaiting(256)
                .setMaxWaitingHandlers(16_384)
                .setNetClientOptions(socket());
    }

    private static NetClientOptions socket() {
        return new NetClientOptions().setReadIdleTimeout(10);
    }

    /** Runs a script and waits. */
    public Reply run(ScriptCall call) {
        return await(begin(call));
    }

    /**
     * Begins to run a script, by its digest or by its source where the server does not have it yet. Calls run in the
     * order they begin in as long as no connection is lost and no script unknown.
     */
    CompletableFuture<Reply> begin(ScriptCall call) {
        return translated(call.name(), call.begin(request -> link.send(request, commandTimeout)), Reply::of);
    }

    /** Runs one command and waits. */
    public Reply run(Call call) {
        return await(translated(call.command(), link.send(call.request(), commandTimeout), Reply::of));
    }

    /** Runs several commands in one round trip and waits for all. */
    public List<Reply> runAll(List<Call> calls) {
        List<CompletableFuture<Reply>> replies = calls.stream()
                .map(call -> translated("a batch of commands", link.send(call.request(), commandTimeout), Reply::of))
                .toList();
        return replies.stream().map(RedisGateway::await).toList();
    }

    /**
     * Begins to run commands that return elements, all sent in one go; the call fails if one of them does, whatever the
     * others did.
     */
    CompletableFuture<List<ElementReply>> beginMoves(List<ElementCall> calls) {
        return translated("a batch of moves", moves.send(calls, commandTimeout), replies -> replies);
    }

    /** Runs a command that blocks up to {@code timeout} on a connection kept for {@code purpose}, without waiting. */
    CompletableFuture<ElementReply> startBlocking(String purpose, ElementCall call, Duration timeout) {
        return blockingLinks
                .computeIfAbsent(purpose, unused -> new ElementLink(elements))
                .send(List.of(call), timeout.plus(BLOCKING_MARGIN))
                .thenApply(List::getFirst)
                .whenComplete((reply, failure) -> noteFullMemory(purpose, failure));
    }

    /**
     * Other failures of a blocking call mean little: it ends with each failover, and times out where Redis is frozen.
     */
    private void noteFullMemory(String purpose, Throwable failure) {
        if (failure != null
                && RedisErrors.translate(purpose, failure) instanceof RedisUnavailableException away
                && away.reason() == RedisUnavailableException.Reason.OUT_OF_MEMORY) {
            log.failed(away);
        }
    }

    /** Has replies and failures as callers see them, and the outage noted. */
    private <T, R> CompletableFuture<R> translated(String attempted, CompletableFuture<T> reply, Function<T, R> read) {
        return reply.handle((answer, failure) -> {
            if (failure == null) {
                grace.answered();
                log.answered();
                return read.apply(answer);
            }
            RuntimeException translated = RedisErrors.translate(attempted, failure);
            if (translated instanceof RedisUnavailableException away) {
                grace.failed(away);
                log.failed(away);
            }
            throw translated;
        });
    }

    /** The answer, once it is there; throws what the call failed with. */
    public static <T> T await(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
