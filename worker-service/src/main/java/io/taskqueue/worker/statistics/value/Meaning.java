package io.taskqueue.worker.statistics.value;

import java.math.BigDecimal;

/**
 * The meaning of a text: its type, and the number or the instant it stands for. It depends on the text alone. One
 * object is reused for text after text, as this runs for every value of every record.
 *
 * <p>A text longer than {@value #MAX_LENGTH} characters is always text. Spaces around a number, a boolean or a
 * date-time do not count.
 */
public final class Meaning {
    public static final int MAX_LENGTH = 512;

    ValueType type = ValueType.TEXT;
    long unscaled;
    int scale;
    BigDecimal large;
    double approximate;
    long second;
    int nano;

    /** Reads the next text. */
    public void read(String text) {
        type = ValueType.TEXT;
        int length = text.length();
        int from = 0;
        int to = length;
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        if (from == to || length > MAX_LENGTH) {
            return;
        }
        char first = text.charAt(from);
        if (first <= '9') {
            if (!DateTimeText.read(text, from, to, this)) {
                NumberText.read(text, from, to, this);
            }
        } else if (isBoolean(text, from, to)) {
            type = ValueType.BOOLEAN;
        }
    }

    /** What the text last read means. */
    public ValueType type() {
        return type;
    }

    /** A number of up to 18 digits is {@code unscaled / 10^scale}, and {@link #large} {@code null}. */
    public long unscaled() {
        return unscaled;
    }

    /** From 0 to {@link NumberText#SMALL_SCALE}. */
    public int scale() {
        return scale;
    }

    /** A number that does not fit {@link #unscaled}. */
    public BigDecimal large() {
        return large;
    }

    /** A number to within two units in the last place; finite. */
    public double approximate() {
        return approximate;
    }

    /** A date-time in seconds since 1970 in UTC, which is assumed where no offset is given. */
    public long second() {
        return second;
    }

    /** Nanoseconds after {@link #second}. */
    public int nano() {
        return nano;
    }

    /** The number exactly. */
    public BigDecimal number() {
        return large == null ? BigDecimal.valueOf(unscaled, scale) : large;
    }

    private static boolean isBoolean(String text, int from, int to) {
        return to - from == 4 && text.regionMatches(true, from, "true", 0, 4)
                || to - from == 5 && text.regionMatches(true, from, "false", 0, 5);
    }
}
