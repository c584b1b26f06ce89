package io.taskqueue.benchmark.figures;

import java.util.Arrays;

/** The values of one repetition in order, to be asked for the value that a share of them does not exceed. */
public final class Percentiles {
    private final double[] sorted;

    private Percentiles(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Of these values, which are copied.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Percentiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no percentiles of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The smallest value that at least {@code percent} of all do not exceed (nearest rank), 0 to 100. */
    public double at(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("no percentile " + percent);
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    public double median() {
        return at(50);
    }
}
