package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One Redis command.
 *
 * @param command its name, {@code "ZCARD"}
 * @param key the key it works on, {@code ""} where none
 * @param arguments everything after the command's name, the key included
 */
public record Call(String command, String key, List<byte[]> arguments) {
    /** A command whose first argument is its key; the others are text, numbers or bytes, or collections of these. */
    public static Call on(String command, String key, Object... others) {
        List<byte[]> all = new ArrayList<>(others.length + 1);
        all.add(bytes(key));
        addAll(all, Arrays.asList(others));
        return new Call(command, key, all);
    }

    /** A script that looks at one key, sent whole so that it can stand among other commands. */
    public static Call script(LuaScript script, String key, Object... arguments) {
        List<byte[]> all = new ArrayList<>(arguments.length + 3);
        addAll(all, List.of(script.source(), 1, key));
        addAll(all, Arrays.asList(arguments));
        return new Call("EVAL", key, all);
    }

    /** A command without a key. */
    public static Call of(String command, Object... arguments) {
        List<byte[]> all = new ArrayList<>(arguments.length);
        addAll(all, Arrays.asList(arguments));
        return new Call(command, "", all);
    }

    /** The command as the client takes it; for the service's gateway only. */
    public Request request() {
        Request request = Request.cmd(Command.create(command));
        arguments.forEach(request::arg);
        return request;
    }

    private static void addAll(List<byte[]> all, Iterable<?> values) {
        for (Object value : values) {
            if (value instanceof Iterable<?> several) {
                addAll(all, several);
            } else {
                all.add(bytes(value));
            }
        }
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(UTF_8);
    }

    /** Its name and key, as arguments may be payloads. */
    @Override
    public String toString() {
        return key.isEmpty() ? command : command + " " + key;
    }
}
