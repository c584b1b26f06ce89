package io.taskqueue.benchmark.figures;

import java.util.Arrays;
import java.util.Collection;

/** What several repetitions of one measurement came to. */
public record Spread(double median, double min, double max) {
    /**
     * The spread of these values, of which there is at least one.
     *
     * @throws IllegalArgumentException if there is none or one is not a number
     */
    public static Spread of(double... values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("no spread of " + Arrays.toString(values));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The spread of what comes of {@code amount} over each value: of a rate, where the values are seconds. */
    public Spread into(double amount) {
        return new Spread(amount / median, amount / max, amount / min);
    }

    /** As {@link #of(double...)}. */
    public static Spread of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
