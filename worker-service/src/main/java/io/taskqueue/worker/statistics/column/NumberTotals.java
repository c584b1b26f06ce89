package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The sum of numbers, the sum of their squares and the extremes, all exact, so that they and all that is derived from
 * them do not depend on the order. Numbers of up to 18 digits are summed per scale in whole longs.
 */
final class NumberTotals {
    /** The digits to which means and deviations are computed. */
    private static final MathContext WORKING = new MathContext(40, RoundingMode.HALF_EVEN);

    private static final int CLOSE = 8;

    private final WideSum[] byScale = new WideSum[NumberText.SMALL_SCALE + 1];
    private BigDecimal sum;
    private BigDecimal squares;
    private BigDecimal min;
    private BigDecimal max;
    private double nearMin = Double.POSITIVE_INFINITY;
    private double nearMax = Double.NEGATIVE_INFINITY;

    NumberTotals() {}

    /**
     * Restores what {@link #sum}, {@link #squares}, {@link #min} and {@link #max} returned; all {@code null} if there
     * are no numbers.
     */
    NumberTotals(BigDecimal sum, BigDecimal squares, BigDecimal min, BigDecimal max) {
        this.sum = sum;
        this.squares = squares;
        if (min != null) {
            extend(min);
            extend(max);
        }
    }

    void add(Meaning meaning) {
        if (meaning.large() == null) {
            WideSum wide = byScale[meaning.scale()];
            if (wide == null) {
                wide = byScale[meaning.scale()] = new WideSum();
            }
            wide.add(meaning.unscaled());
        } else {
            add(meaning.large(), BigDecimal.ONE);
        }
        double near = meaning.approximate();
        double margin = CLOSE * Math.ulp(near);
        if (near - margin <= nearMin || near + margin >= nearMax) {
            extend(meaning.number());
        }
    }

    /** Adds a number that occurs {@code times} times. */
    void add(BigDecimal number, long times) {
        add(number, BigDecimal.valueOf(times));
        extend(number);
    }

    void merge(NumberTotals other) {
        if (other.min != null) {
            sum = plus(sum(), other.sum());
            squares = plus(squares(), other.squares());
            extend(other.min);
            extend(other.max);
        }
    }

    /** With as many digits after the point as the number with the most; {@code null} if there are no numbers. */
    BigDecimal sum() {
        settle();
        return sum;
    }

    BigDecimal squares() {
        settle();
        return squares;
    }

    /** As it was written; of equal numbers, the one with the fewest digits; {@code null} if there are no numbers. */
    BigDecimal min() {
        return min;
    }

    /** As {@link #min}. */
    BigDecimal max() {
        return max;
    }

    BigDecimal mean(long count) {
        return sum().divide(BigDecimal.valueOf(count), WORKING);
    }

    /** Of a sample of at least two numbers. */
    BigDecimal standardDeviation(long count) {
        return variance(count).sqrt(WORKING);
    }

    /** Of a sample of at least two numbers: {@code (n ∑x² - (∑x)²) / (n (n - 1))}. */
    BigDecimal variance(long count) {
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal difference = n.multiply(squares()).subtract(sum().multiply(sum()));
        return difference.divide(n.multiply(n.subtract(BigDecimal.ONE)), WORKING);
    }

    private void add(BigDecimal number, BigDecimal times) {
        sum = plus(sum, number.multiply(times));
        squares = plus(squares, number.multiply(number).multiply(times));
    }

    private void settle() {
        for (int scale = 0; scale < byScale.length; scale++) {
            if (byScale[scale] != null) {
                sum = plus(sum, new BigDecimal(byScale[scale].sum(), scale));
                squares = plus(squares, new BigDecimal(byScale[scale].squares(), 2 * scale));
                byScale[scale] = null;
            }
        }
    }

    private void extend(BigDecimal number) {
        if (min == null || before(number, min, number.compareTo(min))) {
            min = number;
            nearMin = number.doubleValue();
        }
        if (max == null || before(number, max, -number.compareTo(max))) {
            max = number;
            nearMax = number.doubleValue();
        }
    }

    private static boolean before(BigDecimal number, BigDecimal other, int comparison) {
        return comparison < 0 || comparison == 0 && number.scale() < other.scale();
    }

    private static BigDecimal plus(BigDecimal one, BigDecimal other) {
        return one == null ? other : one.add(other);
    }
}
