package io.taskqueue.worker.statistics;

/**
 * How many numbers lie in each of ten parts of equal width between the least and the greatest. A number on a border
 * belongs to the part above it, the greatest to the last. If all numbers are the same there is one part.
 */
record Histogram(double from, double to, long[] counts) {
    private static final int PARTS = 10;

    static Histogram of(Distribution spread, double from, double to) {
        long[] counts = new long[from < to ? PARTS : 1];
        long before = 0;
        for (int part = 1; part <= counts.length; part++) {
            long upTo = part == counts.length ? spread.count() : Math.round(spread.below(border(from, to, part)));
            counts[part - 1] = Math.max(0, upTo - before);
            before = Math.max(before, upTo);
        }
        return new Histogram(from, to, counts);
    }

    private static double border(double from, double to, int part) {
        double width = to - from;
        return Double.isInfinite(width)
                ? from * (1 - (double) part / PARTS) + to * ((double) part / PARTS)
                : from + width * part / PARTS;
    }
}
