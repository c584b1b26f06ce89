package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One call of a script, its keys and arguments added in the order the script's header gives. Not thread-safe. */
public final class ScriptCall {
    private final LuaScript script;
    private final List<String> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    public ScriptCall(LuaScript script) {
        this.script = script;
    }

    /** The script's file name. */
    public String name() {
        return script.name() + ".lua";
    }

    public ScriptCall key(String key) {
        keys.add(key);
        return this;
    }

    public ScriptCall keys(Collection<String> several) {
        keys.addAll(several);
        return this;
    }

    public ScriptCall argument(String text) {
        return argument(text.getBytes(UTF_8));
    }

    public ScriptCall argument(long number) {
        return argument(Long.toString(number));
    }

    public ScriptCall argument(byte[] bytes) {
        arguments.add(bytes);
        return this;
    }

    public ScriptCall arguments(Collection<byte[]> several) {
        arguments.addAll(several);
        return this;
    }

    /** Runs the script by its digest, or by its source where the server does not have it yet. */
    public Future<Response> run(Function<Request, Future<Response>> send) {
        return send.apply(byDigest())
                .recover(failure ->
                        RedisErrors.isUnknownScript(failure) ? send.apply(bySource()) : Future.failedFuture(failure));
    }

    /** As {@link #run}, for those who send by completable futures. */
    public CompletableFuture<Response> begin(Function<Request, CompletableFuture<Response>> send) {
        return send.apply(byDigest())
                .exceptionallyCompose(failure -> RedisErrors.isUnknownScript(failure)
                        ? send.apply(bySource())
                        : CompletableFuture.failedFuture(failure));
    }

    private Request byDigest() {
        return request(Command.EVALSHA, script.sha1());
    }

    private Request bySource() {
        return request(Command.EVAL, script.source());
    }

    private Request request(Command command, String digestOrSource) {
        Request request = Request.cmd(command).arg(digestOrSource).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }
}
