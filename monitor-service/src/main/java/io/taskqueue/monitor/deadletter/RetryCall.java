package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import java.util.List;
import java.util.Optional;

/** A call of {@code retry.lua}, which stamps the envelopes with Redis' time. */
final class RetryCall extends ScriptCall {
    private static final LuaScript SCRIPT = LuaScript.load(RetryCall.class, "retry");

    private final QueueKeys keys;
    private final long now;

    /** {@code now} is Redis' time, epoch milliseconds. */
    RetryCall(QueueKeys keys, long now) {
        super(SCRIPT, List.of(keys.dead(), keys.queues()));
        this.keys = keys;
        this.now = now;
    }

    @Override
    Optional<CommandResult> refusal(LoadedLetter letter) {
        return letter.obstacle().map(why -> new CommandResult(letter.id(), outcome(letter.kind()), why));
    }

    @Override
    void add(LoadedLetter letter) {
        Task revived = letter.task().revived(now);
        TaskStatus status = TaskStatus.of(revived, TaskState.AVAILABLE)
                .reason("retried by an operator")
                .build();
        addKey(keys.queue(revived.queue()));
        addKey(keys.status(letter.id()));
        addArgument(letter.entry().member());
        addArgument(letter.fingerprint());
        addArgument(TaskCodec.encode(revived));
        addArgument(TaskStatusCodec.encode(status));
        addArgument(revived.queue().getBytes(UTF_8));
    }

    private static CommandOutcome outcome(DeadLetter.Kind kind) {
        return switch (kind) {
            case STALE -> CommandOutcome.NOT_DISCARDED;
            case UNREADABLE -> CommandOutcome.UNREADABLE;
            case TASK, MALFORMED, ORPHAN -> CommandOutcome.NOT_RETRYABLE;
        };
    }
}
