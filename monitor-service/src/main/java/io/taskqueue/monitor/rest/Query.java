package io.taskqueue.monitor.rest;

import io.taskqueue.model.Task;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.queue.QueueRank;
import io.taskqueue.problem.ProblemException;

/** Query parameters from text, with problems that name them. */
public final class Query {
    private Query() {}

    /** A whole number from {@code least} to {@code most}, {@code fallback} where the text is absent. */
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
            // as for a number out of range
        }
        throw ProblemException.badField(
                name, "must be a whole number from " + least + " to " + most + ": " + QuotedText.of(text));
    }

    /** A time in epoch milliseconds, {@code null} where the text is absent. */
    static Long time(String name, String text) {
        try {
            return text == null ? null : time(name, (Long) Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ProblemException.badField(name, "must be a time in epoch milliseconds: " + QuotedText.of(text));
        }
    }

    /** The time, which may be {@code null}, if it is one. */
    static Long time(String name, Long milliseconds) {
        if (milliseconds != null && (milliseconds < 0 || milliseconds > Task.LATEST_TIME)) {
            throw ProblemException.badField(name, "must be a time in epoch milliseconds: " + milliseconds);
        }
        return milliseconds;
    }

    /** The text, which may be {@code null} but not blank: a filter left empty would let everything through. */
    static String notBlank(String name, String text) {
        if (text != null && text.isBlank()) {
            throw ProblemException.badField(name, "must not be empty");
        }
        return text;
    }

    /** A place in the list of queues, {@code null} where the text is absent. */
    public static QueueRank.Place queuePlace(String name, String text) {
        try {
            return text == null ? null : QueueRank.Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(name, "must be what an answer gave as next: " + QuotedText.of(text));
        }
    }

    /** A point in an index by time, in front of the newest where the text is absent. */
    public static Cursor cursor(String name, String text) {
        try {
            return text == null ? Cursor.NEWEST : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(
                    name,
                    "must be a time in epoch milliseconds or what an answer gave as next: " + QuotedText.of(text));
        }
    }
}
