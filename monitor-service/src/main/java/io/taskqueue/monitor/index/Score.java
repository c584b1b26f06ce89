package io.taskqueue.monitor.index;

import java.util.regex.Pattern;

/** Scores of sorted sets as Redis writes them; they are times in epoch milliseconds. */
public final class Score {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(inf|\\d{1,20}(\\.\\d{1,20})?(e[+-]?\\d{1,3})?)");

    private Score() {}

    /** Whether the text is a score that Redis could have written. */
    static boolean isValid(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The time, truncated to whole milliseconds. */
    public static long toMillis(String text) {
        return (long) toNumber(text);
    }

    /** The score itself. */
    static double toNumber(String text) {
        return Double.parseDouble(text.replace("inf", "Infinity"));
    }
}
