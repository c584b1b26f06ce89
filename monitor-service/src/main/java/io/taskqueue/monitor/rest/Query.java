package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.Cursor;

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
                name, "must be a whole number from " + least + " to " + most + ": " + Shown.of(text));
    }

    /** A time in epoch milliseconds, {@code null} where the text is absent. */
    static Long time(String name, String text) {
        try {
            return text == null ? null : (Long) Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badField(name, "must be a time in epoch milliseconds: " + Shown.of(text));
        }
    }

    /** A point in an index by time, in front of the newest where the text is absent. */
    public static Cursor cursor(String name, String text) {
        try {
            return text == null ? Cursor.NEWEST : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField(
                    name, "must be a time in epoch milliseconds or what an answer gave as next: " + Shown.of(text));
        }
    }
}
