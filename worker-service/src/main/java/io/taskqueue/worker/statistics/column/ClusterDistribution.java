package io.taskqueue.worker.statistics.column;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The distribution of numbers that {@link Clusters} stand for: between the middles of two clusters, ranks are
 * interpolated.
 *
 * @param clusters all of them; not to be changed while this is used
 * @param min the least number
 * @param max the greatest number
 * @param count how many numbers there are
 */
record ClusterDistribution(Clusters clusters, double min, double max, long count) implements Distribution {
    /** Between the middles of two clusters, the number is interpolated by its rank. */
    @Override
    public double quantile(double part) {
        double rank = part * count;
        double leftRank = 0;
        double left = min;
        double before = 0;
        for (int i = 0; i < clusters.size; i++) {
            double middle = before + clusters.weights[i] / 2.0;
            if (rank < middle) {
                return between(left, clusters.means[i], (rank - leftRank) / (middle - leftRank));
            }
            left = clusters.means[i];
            leftRank = middle;
            before += clusters.weights[i];
        }
        return between(left, max, (rank - leftRank) / (count - leftRank));
    }

    @Override
    public double below(BigDecimal exact) {
        double number = exact.doubleValue();
        double leftRank = 0;
        double left = min;
        double before = 0;
        for (int i = 0; i < clusters.size && left < number; i++) {
            double middle = before + clusters.weights[i] / 2.0;
            if (number <= clusters.means[i]) {
                return leftRank + (number - left) / (clusters.means[i] - left) * (middle - leftRank);
            }
            left = clusters.means[i];
            leftRank = middle;
            before += clusters.weights[i];
        }
        if (left >= number) {
            return number <= min ? 0 : leftRank;
        }
        return number > max ? count : leftRank + (number - left) / (max - left) * (count - leftRank);
    }

    /** The part of all numbers that the largest cluster holds. */
    @Override
    public double error() {
        return (double) Arrays.stream(clusters.weights, 0, clusters.size).max().orElse(0) / count;
    }

    private static double between(double left, double right, double part) {
        double width = right - left;
        return Double.isInfinite(width) ? left * (1 - part) + right * part : left + width * part;
    }
}
