package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.redis.ElementCall;
import io.taskqueue.redis.ElementReply;
import io.taskqueue.redis.master.ElementClient;
import io.taskqueue.redis.master.RedisClients;
import io.taskqueue.worker.config.WorkerConfig;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one place that holds connections to Redis; beside this package only {@code dataset.Datasets} sees the client.
 * Every call is one script or command on a held connection, answered within the configured command timeout, and fails
 * with {@link RedisUnavailableException} or {@link RedisCommandException}.
 */
@Singleton
public class RedisGateway {
    /** What a blocking pop may take longer than its own timeout before the connection counts as broken. */
    private static final Duration BLOCKING_MARGIN = Duration.ofSeconds(2);

    private final RedisLink link;
    private final ElementClient elements;
    private final ElementLink moves;
    private final Map<String, ElementLink> blockingLinks = new ConcurrentHashMap<>();
    private final Outage outage;
    private final Duration commandTimeout;

    RedisGateway(RedisClients clients, Outage outage, WorkerConfig config) {
        this.outage = outage;
        this.link = new RedisLink(clients.open("worker", connections()));
        this.elements =
                clients.openElements("elements", socket(), config.worker().maxElementSize());
        this.moves = new ElementLink(elements);
        this.commandTimeout = config.redis().commandTimeout();
    }

    // One connection is held for scripts, one for plain moves, and one for each queue's blocking pop. One on which
    // nothing
    // is read for ten seconds is dead: beats and pops are answered far more often.
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
    public Response run(ScriptCall call) {
        return await(begin(call));
    }

    /**
     * Begins to run a script, by its digest or by its source where the server does not know it yet. Calls run in the
     * order they begin in as long as no connection is lost and no script unknown.
     */
    CompletableFuture<Response> begin(ScriptCall call) {
        LuaScript script = call.script();
        return translated(script.name() + ".lua", evaluate(call, script));
    }

    private CompletableFuture<Response> evaluate(ScriptCall call, LuaScript script) {
        return link.send(call.request(Command.EVALSHA, script.sha1()), commandTimeout)
                .exceptionallyCompose(failure -> RedisErrors.isUnknownScript(failure)
                        ? link.send(call.request(Command.EVAL, script.source()), commandTimeout)
                        : CompletableFuture.failedFuture(failure));
    }

    /** Runs one command and waits. */
    public Response run(Request request) {
        return await(translated(request.command().toString(), link.send(request, commandTimeout)));
    }

    /** Runs several commands in one round trip and waits for all. */
    public List<Response> runAll(List<Request> requests) {
        List<CompletableFuture<Response>> replies = requests.stream()
                .map(request -> translated("a batch of commands", link.send(request, commandTimeout)))
                .toList();
        return replies.stream().map(RedisGateway::await).toList();
    }

    /**
     * Begins to run commands that return elements, all sent in one go; the call fails if one of them does, whatever the
     * others did.
     */
    CompletableFuture<List<ElementReply>> beginMoves(List<ElementCall> calls) {
        return translated("a batch of moves", moves.send(calls, commandTimeout));
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
     * Other failures of a blocking call say little: it ends with each failover, and times out where Redis is frozen.
     */
    private void noteFullMemory(String purpose, Throwable failure) {
        if (failure != null
                && RedisErrors.translate(purpose, failure) instanceof RedisUnavailableException away
                && away.reason() == RedisUnavailableException.Reason.OUT_OF_MEMORY) {
            outage.failed(away);
        }
    }

    /** Has failures as callers see them, and the outage noted. */
    private <T> CompletableFuture<T> translated(String attempted, CompletableFuture<T> reply) {
        return reply.handle((answer, failure) -> {
            if (failure == null) {
                outage.succeeded();
                return answer;
            }
            RuntimeException translated = RedisErrors.translate(attempted, failure);
            if (translated instanceof RedisUnavailableException away) {
                outage.failed(away);
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
