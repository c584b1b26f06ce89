package io.taskqueue.monitor.index;

import java.util.regex.Pattern;

/** Scores of a ZSET, which are times in epoch milliseconds, as Redis writes them. */
public final class Score {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(inf|\\d{1,20}(\\.\\d{1,20})?(e[+-]?\\d{1,3})?)");

    private Score() {}

    /** Whether Redis may have written it. */
    static boolean isValid(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The time, cut to whole milliseconds. */
    public static long toMillis(String text) {
        return (long) toNumber(text);
    }

    /** The score itself. */
    static double toNumber(String text) {
        return Double.parseDouble(text.replace("inf", "Infinity"));
    }
}
