package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.monitor.queue.TaskRecords;
import io.taskqueue.monitor.queue.UnreadableRecordException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A dead letter with its record as it was read; a command takes effect only if the record is unchanged since. */
final class LoadedLetter {
    private final IndexEntry entry;
    private final byte[] json;
    private final TaskStatus status;
    private final String problem;
    private final long unread;

    private LoadedLetter(IndexEntry entry, byte[] json, TaskStatus status, String problem, long unread) {
        this.entry = entry;
        this.json = json;
        this.status = status;
        this.problem = problem;
        this.unread = unread;
    }

    /** A dead letter whose record of {@code size} bytes is too large to be read. */
    static LoadedLetter tooLarge(IndexEntry entry, String key, long size) {
        return new LoadedLetter(
                entry, null, null, UnreadableRecordException.tooLarge(key, size).getMessage(), size);
    }

    static LoadedLetter of(IndexEntry entry, String key, Reply record) {
        byte[] json = null;
        try {
            json = record.bytes();
            TaskStatus status =
                    json == null ? null : TaskRecords.TaskRecord.of(key, json).status();
            return new LoadedLetter(entry, json, status, null, 0);
        } catch (WrongTypeException | UnreadableRecordException e) {
            return new LoadedLetter(entry, json, null, e.getMessage(), 0);
        }
    }

    IndexEntry entry() {
        return entry;
    }

    String id() {
        return entry.id();
    }

    /**
     * What the scripts compare with the record at the time of the command: its SHA-1, its length if it is too large to
     * be read, or nothing if there is none.
     */
    byte[] fingerprint() {
        if (unread > 0) {
            return ("length " + unread).getBytes(UTF_8);
        }
        return json == null ? new byte[0] : sha1(json);
    }

    /** The size of the record that was read. */
    int bytes() {
        return json == null ? 0 : json.length;
    }

    /** The record; {@code null} if there is none or it cannot be read. */
    TaskStatus status() {
        return status;
    }

    DeadLetter.Kind kind() {
        if (problem != null) {
            return DeadLetter.Kind.UNREADABLE;
        }
        if (status == null) {
            return DeadLetter.Kind.ORPHAN;
        }
        if (status.state() != TaskState.DISCARDED) {
            return DeadLetter.Kind.STALE;
        }
        return status.task() == null ? DeadLetter.Kind.MALFORMED : DeadLetter.Kind.TASK;
    }

    /** Why it cannot be retried; empty if it can. */
    Optional<String> obstacle() {
        return switch (kind()) {
            case TASK -> envelopeProblem();
            case MALFORMED ->
                Optional.of(
                        "its list element was not a task envelope. The record keeps its bytes: correct them and push"
                                + " them again");
            case ORPHAN -> Optional.of("its status record and the task in it are gone. It can only be discarded");
            case STALE ->
                Optional.of(
                        "the state in its status record is " + status.state().wireName());
            case UNREADABLE -> Optional.of(problem);
        };
    }

    /** The envelope in the record. */
    Task task() {
        return TaskCodec.decode(status.task().toBytes(), status.queue());
    }

    DeadLetter view() {
        List<TaskFailure> failures = status == null ? List.of() : status.failures();
        return new DeadLetter(
                entry.id(),
                kind(),
                status == null ? null : status.type(),
                status == null ? null : status.queue(),
                entry.time(),
                status == null ? null : status.attempt(),
                status == null ? null : status.reason(),
                failures.isEmpty() ? null : failures.get(failures.size() - 1),
                obstacle().isEmpty(),
                obstacle().orElse(null));
    }

    private Optional<String> envelopeProblem() {
        try {
            return entry.id().equals(task().id())
                    ? Optional.empty()
                    : Optional.of("the envelope in its record belongs to another task");
        } catch (MalformedTaskException e) {
            return Optional.of("the envelope in its record is not valid: " + e.getMessage());
        }
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
}
