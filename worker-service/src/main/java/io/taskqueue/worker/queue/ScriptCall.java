package io.taskqueue.worker.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;

/** One call of a script, its keys and arguments added in the order the script's header gives. Not thread-safe. */
public final class ScriptCall {
    private final LuaScript script;
    private final List<String> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    public ScriptCall(LuaScript script) {
        this.script = script;
    }

    LuaScript script() {
        return script;
    }

    public ScriptCall key(String key) {
        keys.add(key);
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

    Request request(Command command, String digestOrSource) {
        Request request = Request.cmd(command).arg(digestOrSource).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }
}
