package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out a command on a batch of dead letters in one atomic step. */
@Singleton
final class DeadLetterScripts {
    private final RedisGateway redis;
    private final QueueKeys keys;

    DeadLetterScripts(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The result for each dead letter, in no particular order. */
    List<CommandResult> run(DeadLetterCommand command, List<LoadedLetter> letters) {
        ScriptCall call = begin(command);
        List<CommandResult> results = new ArrayList<>();
        List<LoadedLetter> sent = new ArrayList<>();
        for (LoadedLetter letter : letters) {
            Optional<CommandResult> refusal = call.refusal(letter);
            if (refusal.isPresent()) {
                results.add(refusal.get());
            } else {
                call.add(letter);
                sent.add(letter);
            }
        }
        if (!sent.isEmpty()) {
            List<Reply> replies =
                    redis.run(call.script(), call.keys(), call.arguments()).list();
            for (int i = 0; i < sent.size(); i++) {
                results.add(result(sent.get(i).id(), replies.get(i).text()));
            }
        }
        return results;
    }

    private ScriptCall begin(DeadLetterCommand command) {
        return switch (command) {
            case RETRY -> new RetryCall(keys, redis.now());
            case DISCARD -> new DiscardCall(keys);
        };
    }

    private static CommandResult result(String id, String reply) {
        return switch (reply) {
            case "retried", "discarded" -> new CommandResult(id, CommandOutcome.DONE, "");
            case "not_dead" -> new CommandResult(id, CommandOutcome.NO_DEAD_LETTER, "it is no longer a dead letter");
            case "changed" ->
                new CommandResult(id, CommandOutcome.CHANGED, "its record changed in the meantime; load it again");
            default ->
                new CommandResult(
                        id,
                        CommandOutcome.WRONG_TYPE,
                        new WrongTypeException(reply.substring(reply.indexOf(' ') + 1)).getMessage());
        };
    }
}
