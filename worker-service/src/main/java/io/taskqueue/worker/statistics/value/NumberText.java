package io.taskqueue.worker.statistics.value;

import java.math.BigDecimal;

/**
 * Numbers as texts write them: an optional sign, digits with at most one point among them, an optional exponent. Digits
 * before the point that begin with a superfluous 0 are not a number: post codes and telephone numbers would lose it.
 * Neither is what exceeds the range of a double, has more than {@value #MAX_DIGITS} digits, or more than that after the
 * point: sums of such numbers would have no bounded size. {@code NaN} and {@code Infinity} are texts.
 */
public final class NumberText {
    public static final int MAX_DIGITS = 400;

    /** The digits that always fit a long. */
    private static final int SMALL_DIGITS = 18;

    /** The most digits after the point of a {@link Meaning#unscaled}: 10^22 is the last power a double has exactly. */
    public static final int SMALL_SCALE = 22;

    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private NumberText() {}

    /** Sets the meaning if these characters are a number. */
    static void read(String text, int from, int to, Meaning meaning) {
        int at = from;
        char sign = text.charAt(at);
        if (sign == '-' || sign == '+') {
            at++;
        }
        int firstDigit = at;
        int point = -1;
        long unscaled = 0;
        for (; at < to; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int digits = at - firstDigit - (point < 0 ? 0 : 1);
        int exponent = at == to ? 0 : exponent(text, at, to);
        if (digits == 0 || exponent == NO_EXPONENT || superfluousZero(text, firstDigit, point < 0 ? at : point)) {
            return;
        }
        boolean integer = point < 0 && at == to;
        int scale = (point < 0 ? 0 : at - point - 1) - exponent;
        if (digits > SMALL_DIGITS && digits - leadingZeros(text, firstDigit, at) > SMALL_DIGITS
                || scale < 0
                || scale > SMALL_SCALE) {
            readLarge(text, from, to, digits, integer, meaning);
            return;
        }
        meaning.type = integer ? ValueType.INTEGER : ValueType.DECIMAL;
        meaning.large = null;
        meaning.unscaled = sign == '-' ? -unscaled : unscaled;
        meaning.scale = scale;
        meaning.approximate = meaning.unscaled / POWERS_OF_TEN[scale];
    }

    private static int leadingZeros(String text, int firstDigit, int end) {
        int zeros = 0;
        for (int at = firstDigit; at < end && (text.charAt(at) == '0' || text.charAt(at) == '.'); at++) {
            zeros += text.charAt(at) == '0' ? 1 : 0;
        }
        return zeros;
    }

    private static boolean superfluousZero(String text, int firstDigit, int end) {
        return end - firstDigit > 1 && text.charAt(firstDigit) == '0';
    }

    /** Of at most four digits, so that it always fits an int. */
    private static int exponent(String text, int at, int to) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return NO_EXPONENT;
        }
        int digit = at + 1;
        boolean negative = digit < to && text.charAt(digit) == '-';
        if (negative || digit < to && text.charAt(digit) == '+') {
            digit++;
        }
        if (digit == to || to - digit > 4) {
            return NO_EXPONENT;
        }
        int exponent = 0;
        for (; digit < to; digit++) {
            char c = text.charAt(digit);
            if (c < '0' || c > '9') {
                return NO_EXPONENT;
            }
            exponent = exponent * 10 + c - '0';
        }
        return negative ? -exponent : exponent;
    }

    private static void readLarge(String text, int from, int to, int digits, boolean integer, Meaning meaning) {
        if (digits > MAX_DIGITS) {
            return;
        }
        BigDecimal number = new BigDecimal(text.substring(from, to));
        double approximate = number.doubleValue() + 0.0; // no negative zero
        if (Math.abs(number.scale()) <= MAX_DIGITS && Double.isFinite(approximate)) {
            meaning.type = integer ? ValueType.INTEGER : ValueType.DECIMAL;
            meaning.large = number;
            meaning.approximate = approximate;
        }
    }

    private static double[] powersOfTen() {
        double[] powers = new double[SMALL_SCALE + 1];
        for (int exponent = 0; exponent < powers.length; exponent++) {
            powers[exponent] = Double.parseDouble("1e" + exponent);
        }
        return powers;
    }
}
