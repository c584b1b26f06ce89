package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
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
    /** A command whose first argument is its key; the others are text, numbers or bytes. */
    public static Call on(String command, String key, Object... others) {
        Object[] all = new Object[others.length + 1];
        all[0] = key;
        System.arraycopy(others, 0, all, 1, others.length);
        return new Call(command, key, bytes(all));
    }

    /** A script that looks at one key, sent whole so that it can stand among other commands. */
    static Call script(LuaScript script, String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = script.source();
        all[1] = 1;
        all[2] = key;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return new Call("EVAL", key, bytes(all));
    }

    /** A command without a key. */
    public static Call of(String command, Object... arguments) {
        return new Call(command, "", bytes(arguments));
    }

    private static List<byte[]> bytes(Object... values) {
        return Arrays.stream(values).map(Call::bytes).toList();
    }

    private static byte[] bytes(Object value) {
        return value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(UTF_8);
    }
}
