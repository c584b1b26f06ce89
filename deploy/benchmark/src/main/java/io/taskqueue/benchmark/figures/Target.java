package io.taskqueue.benchmark.figures;

import java.util.Locale;

/**
 * What a figure's median is held to.
 *
 * @param basis what is held to the limit
 * @param direction on which side of the limit it has to be
 * @param limit itself good enough
 */
public record Target(Basis basis, Direction direction, double limit) {
    /** What is held to a limit: the figure itself or its ratio to a baseline. */
    public enum Basis {
        VALUE,
        TIMES_PLAIN_LOOP
    }

    /** On which side of the limit a figure is good. */
    public enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    public static Target atLeast(double limit) {
        return new Target(Basis.VALUE, Direction.AT_LEAST, limit);
    }

    public static Target atMost(double limit) {
        return new Target(Basis.VALUE, Direction.AT_MOST, limit);
    }

    public static Target atLeastTimesPlainLoop(double limit) {
        return new Target(Basis.TIMES_PLAIN_LOOP, Direction.AT_LEAST, limit);
    }

    /**
     * Whether it is reached.
     *
     * @param value the figure's median
     * @param timesPlainLoop its ratio to the plain loop, {@code null} where it has none
     */
    public boolean isReached(double value, Double timesPlainLoop) {
        double judged = basis == Basis.VALUE ? value : timesPlainLoop;
        return switch (direction) {
            case AT_LEAST -> judged >= limit;
            case AT_MOST -> judged <= limit;
        };
    }

    /** Such as {@code ≥ 3 × plain} or {@code ≤ 20 µs}. */
    public String describe(Unit unit) {
        return switch (basis) {
            case VALUE -> direction.sign + " " + plain(limit) + " " + unit.symbol();
            case TIMES_PLAIN_LOOP -> direction.sign + " " + plain(limit) + " × plain";
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.1f", number);
    }
}
