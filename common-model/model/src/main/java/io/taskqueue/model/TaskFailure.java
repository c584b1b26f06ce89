package io.taskqueue.model;

import io.taskqueue.model.text.Utf8;
import java.util.Objects;

/**
 * One failed attempt.
 *
 * @param attempt which attempt it was, from 1
 * @param at when it failed, epoch milliseconds by Redis' clock
 * @param worker the worker that ran it, or {@code null} where none did
 * @param error the kind of failure: a Java exception's class name, or one of the constants here
 * @param message what happened, at most {@value #LONGEST_MESSAGE} characters, longer ones are cut; never a payload
 */
public record TaskFailure(int attempt, long at, String worker, String error, String message) {
    /** The worker that ran the task stopped renewing its lease. */
    public static final String WORKER_LOST = "WorkerLost";
    /** The task outlived its {@code expiresAt} before it could run. */
    public static final String EXPIRED = "Expired";
    /** No worker that knew the task's type came by in time. */
    public static final String UNKNOWN_TYPE = "UnknownType";
    /** The list element does not follow the wire format. */
    public static final String MALFORMED = "Malformed";
    /** The handler ran longer than its timeout. */
    public static final String TIMEOUT = "Timeout";
    /** The task's id was that of a dead letter, so it was given another; no attempt failed. */
    public static final String ID_TAKEN = "IdTaken";

    /** Longer messages are cut here. */
    public static final int LONGEST_MESSAGE = 500;

    public TaskFailure {
        error = Utf8.repair(Objects.requireNonNull(error, "error"));
        message = Utf8.repair(shorten(message == null ? "" : message));
    }

    /** Records, in a task that got a new id, the one it had. */
    public static TaskFailure idTaken(int attempt, long at, String worker, String id) {
        return new TaskFailure(
                attempt,
                at,
                worker,
                ID_TAKEN,
                "the id " + id + " belongs to a dead letter, this task has one of its own");
    }

    private static String shorten(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        int end =
                Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1)) ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE;
        return message.substring(0, end);
    }
}
