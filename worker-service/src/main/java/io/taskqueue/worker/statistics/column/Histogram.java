package io.taskqueue.worker.statistics.column;

import java.math.BigDecimal;

/**
 * How many numbers lie in each of ten parts of equal width between the least and the greatest. A number on a border
 * belongs to the part above it, the greatest to the last. If all numbers are the same there is one part.
 */
record Histogram(double from, double to, long[] counts) {
    private static final int PARTS = 10;

    static Histogram of(Distribution spread, BigDecimal from, BigDecimal to) {
        long[] counts = new long[from.doubleValue() < to.doubleValue() ? PARTS : 1];
        long before = 0;
        for (int part = 1; part <= counts.length; part++) {
            long upTo = part == counts.length ? spread.count() : Math.round(spread.below(border(from, to, part)));
            counts[part - 1] = Math.max(0, upTo - before);
            before = Math.max(before, upTo);
        }
        return new Histogram(from.doubleValue(), to.doubleValue(), counts);
    }

    /** Exact, as a tenth of a decimal is a decimal: a number on a border must not end up beside it. */
    private static BigDecimal border(BigDecimal from, BigDecimal to, int part) {
        BigDecimal width = to.subtract(from);
        return from.add(width.multiply(BigDecimal.valueOf(part)).movePointLeft(1));
    }
}
