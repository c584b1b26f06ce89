package io.taskqueue.monitor.rest;

import io.taskqueue.model.Task;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.queue.QueueRank;
import io.taskqueue.problem.ProblemException;

/** Parses query parameters; its problems name the parameter. */
public final class Query {
    private Query() {}

    /** A whole number from {@code least} to {@code most}; {@code fallback} if the text is absent. */
    public static int number(String name, String text, int fallback, int least, int most) {
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw ProblemException.badField(
                name, "must be a whole number from " + least + " to " + most + ": " + QuotedText.of(text));
    }

    /** A time in epoch milliseconds; {@code null} if the text is absent. */
    static Long time(String name, String text) {
        try {
            return text == null ? null : time(name, (Long) Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ProblemException.badField(name, "must be a time in epoch milliseconds: " + QuotedText.of(text));
        }
    }

    /** Checks a time, which can be {@code null}. */
    static Long time(String name, Long milliseconds) {
        if (milliseconds != null && (milliseconds < 0 || milliseconds > Task.LATEST_TIME)) {
            throw ProblemException.badField(name, "must be a time in epoch milliseconds: " + milliseconds);
        }
        return milliseconds;
    }

    /** Checks text, which can be {@code null} but not blank: an empty filter would match everything. */
    static String notBlank(String name, String text) {
        if (text != null && text.isBlank()) {
            throw ProblemException.badField(name, "must not be empty");
        }
        return text;
    }

    /** A cursor in the list of queues; {@code null} if the text is absent. */
    public static QueueRank.Place queuePlace(String name, String text) {
        try {
            return text == null ? null : QueueRank.Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(
                    name, "must be the value of next in an earlier response: " + QuotedText.of(text));
        }
    }

    /** A cursor in an index by time; the start if the text is absent. */
    public static Cursor cursor(String name, String text) {
        try {
            return text == null ? Cursor.NEWEST : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(
                    name,
                    "must be a time in epoch milliseconds or the value of next in an earlier response: "
                            + QuotedText.of(text));
        }
    }
}
