package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.monitor.deadletter.DeadLetterException.Outcome;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.monitor.queue.Reply;
import io.taskqueue.monitor.queue.WrongTypeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What operators do to dead letters: the script of each command, and what it needs of each letter. */
public enum DeadLetterCommand {
    /** Puts the task back into its queue, at its first attempt, its failures kept. */
    RETRY("retried") {
        @Override
        LuaScript script() {
            return RETRY_SCRIPT;
        }

        @Override
        List<String> sharedKeys(QueueKeys keys) {
            return List.of(keys.dead(), keys.queues());
        }

        @Override
        Optional<Result> refusal(LoadedLetter letter) {
            return letter.obstacle().map(why -> new Result(letter.id(), outcome(letter.kind()), why));
        }

        @Override
        void addTo(Request request, LoadedLetter letter, QueueKeys keys, long now) {
            Task revived = letter.task().revived(now);
            TaskStatus status = TaskStatus.of(revived, TaskState.AVAILABLE)
                    .reason("retried by an operator")
                    .build();
            request.keys.add(keys.queue(revived.queue()));
            request.keys.add(keys.status(letter.id()));
            request.arguments.add(letter.entry().member());
            request.arguments.add(sha1(letter.json()));
            request.arguments.add(TaskCodec.encode(revived));
            request.arguments.add(TaskStatusCodec.encode(status));
            request.arguments.add(revived.queue().getBytes(UTF_8));
        }
    },
    /** Removes the letter for good; the record goes with it unless it says another state than discarded. */
    DISCARD("discarded") {
        @Override
        LuaScript script() {
            return DISCARD_SCRIPT;
        }

        @Override
        List<String> sharedKeys(QueueKeys keys) {
            return List.of(keys.dead());
        }

        @Override
        Optional<Result> refusal(LoadedLetter letter) {
            return Optional.empty();
        }

        @Override
        void addTo(Request request, LoadedLetter letter, QueueKeys keys, long now) {
            request.keys.add(keys.status(letter.id()));
            request.keys.add(keys.oversized(letter.id()));
            request.arguments.add(letter.entry().member());
            request.arguments.add(fingerprint(letter));
            request.arguments.add((letter.kind() == DeadLetter.Kind.STALE ? "keep" : "drop").getBytes(UTF_8));
        }
    };

    private static final LuaScript RETRY_SCRIPT = LuaScript.load(DeadLetterCommand.class, "retry");
    private static final LuaScript DISCARD_SCRIPT = LuaScript.load(DeadLetterCommand.class, "discard");

    private final String pastTense;

    DeadLetterCommand(String pastTense) {
        this.pastTense = pastTense;
    }

    /** The word for messages: {@code "retried"}. */
    public String pastTense() {
        return pastTense;
    }

    /**
     * What became of one letter.
     *
     * @param detail why, where it was not done
     */
    record Result(String id, Outcome outcome, String detail) {}

    /** Why this letter is left alone without asking Redis. */
    abstract Optional<Result> refusal(LoadedLetter letter);

    abstract LuaScript script();

    /** The keys that come before those of each letter. */
    abstract List<String> sharedKeys(QueueKeys keys);

    abstract void addTo(Request request, LoadedLetter letter, QueueKeys keys, long now);

    /** Does it to all letters in one atomic step at {@code now}; the results have no particular order. */
    List<Result> run(List<LoadedLetter> letters, RedisGateway redis, QueueKeys keys, long now) {
        List<Result> results = new ArrayList<>();
        List<LoadedLetter> sent = new ArrayList<>();
        Request request = new Request(sharedKeys(keys));
        for (LoadedLetter letter : letters) {
            Optional<Result> refusal = refusal(letter);
            if (refusal.isPresent()) {
                results.add(refusal.get());
            } else {
                addTo(request, letter, keys, now);
                sent.add(letter);
            }
        }
        if (!sent.isEmpty()) {
            List<Reply> replies =
                    redis.run(script(), request.keys, request.arguments).list();
            for (int i = 0; i < sent.size(); i++) {
                results.add(result(sent.get(i).id(), replies.get(i).text()));
            }
        }
        return results;
    }

    private static Result result(String id, String reply) {
        return switch (reply) {
            case "retried", "discarded" -> new Result(id, Outcome.DONE, "");
            case "not_dead" -> new Result(id, Outcome.NO_DEAD_LETTER, "it is no dead letter any more");
            case "changed" -> new Result(id, Outcome.CHANGED, "its record changed in the meantime; look again");
            default ->
                new Result(
                        id,
                        Outcome.WRONG_TYPE,
                        new WrongTypeException(reply.substring(reply.indexOf(' ') + 1)).getMessage());
        };
    }

    private static Outcome outcome(DeadLetter.Kind kind) {
        return switch (kind) {
            case STALE -> Outcome.NOT_DISCARDED;
            case UNREADABLE -> Outcome.UNREADABLE;
            case TASK, MALFORMED, ORPHAN -> Outcome.NOT_RETRYABLE;
        };
    }

    /** What the record must still be: nothing, of this length where it is too large to be read, or these bytes. */
    private static byte[] fingerprint(LoadedLetter letter) {
        if (letter.unread() > 0) {
            return ("length " + letter.unread()).getBytes(UTF_8);
        }
        return letter.json() == null ? new byte[0] : sha1(letter.json());
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes))
                    .getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The keys and arguments of one call. */
    static final class Request {
        private final List<String> keys;
        private final List<byte[]> arguments = new ArrayList<>();

        private Request(List<String> shared) {
            this.keys = new ArrayList<>(shared);
        }
    }
}
