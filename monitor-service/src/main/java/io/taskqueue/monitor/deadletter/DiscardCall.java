package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import java.util.List;
import java.util.Optional;

/** A call of {@code discard.lua}. */
final class DiscardCall extends ScriptCall {
    private static final LuaScript SCRIPT = LuaScript.load(DiscardCall.class, "discard");

    private final QueueKeys keys;

    DiscardCall(QueueKeys keys) {
        super(SCRIPT, List.of(keys.dead()));
        this.keys = keys;
    }

    @Override
    Optional<CommandResult> refusal(LoadedLetter letter) {
        return Optional.empty();
    }

    @Override
    void add(LoadedLetter letter) {
        addKey(keys.status(letter.id()));
        addKey(keys.oversized(letter.id()));
        addArgument(letter.entry().member());
        addArgument(letter.fingerprint());
        addArgument((letter.kind() == DeadLetter.Kind.STALE ? "keep" : "drop").getBytes(UTF_8));
    }
}
