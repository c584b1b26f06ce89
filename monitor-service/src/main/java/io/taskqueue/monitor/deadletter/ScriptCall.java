package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.LuaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of the script that carries out a command on a batch of dead letters. Not thread-safe. */
abstract sealed class ScriptCall permits RetryCall, DiscardCall {
    private final LuaScript script;
    private final List<String> keys;
    private final List<byte[]> arguments = new ArrayList<>();

    /** Begins a call with the keys that precede those of each dead letter. */
    ScriptCall(LuaScript script, List<String> sharedKeys) {
        this.script = script;
        this.keys = new ArrayList<>(sharedKeys);
    }

    /** Why the command cannot apply to this dead letter; empty if the script decides. */
    abstract Optional<CommandResult> refusal(LoadedLetter letter);

    /** Adds the keys and arguments of one dead letter. */
    abstract void add(LoadedLetter letter);

    final void addKey(String key) {
        keys.add(key);
    }

    final void addArgument(byte[] argument) {
        arguments.add(argument);
    }

    final LuaScript script() {
        return script;
    }

    final List<String> keys() {
        return keys;
    }

    final List<byte[]> arguments() {
        return arguments;
    }
}
