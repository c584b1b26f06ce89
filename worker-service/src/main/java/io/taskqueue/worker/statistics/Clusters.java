package io.taskqueue.worker.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers in ascending order, neighbours drawn together to a mean and a weight: the centroids of a t-digest (Dunning and
 * Ertl, "Computing Extremely Accurate Quantiles Using t-Digests", 2019, scale function k₁). A cluster at quantile q
 * holds at most the part {@code 2π √(q (1 - q)) / }{@value #COMPRESSION} of all numbers, so those at the ends are small.
 */
final class Clusters {
    /** Of three clusters in a row the first two reach a step of k₁ at least, so there are hardly more than this. */
    static final int COMPRESSION = 256;

    static final int MAX = COMPRESSION + 44;

    private static final double STEP_SINE = Math.sin(2 * Math.PI / COMPRESSION);
    private static final double STEP_COSINE = Math.cos(2 * Math.PI / COMPRESSION);

    final double[] means = new double[MAX];
    final long[] weights = new long[MAX];
    int size;

    private long all;
    private long done;
    private long room;

    /**
     * One of them.
     *
     * @param mean of its numbers
     * @param weight how many they are
     */
    record Cluster(double mean, long weight) implements Comparable<Cluster> {
        private static final Comparator<Cluster> ORDER =
                Comparator.comparingDouble(Cluster::mean).thenComparingLong(Cluster::weight);

        @Override
        public int compareTo(Cluster other) {
            return ORDER.compare(this, other);
        }
    }

    Stream<Cluster> all() {
        return IntStream.range(0, size).mapToObj(i -> new Cluster(means[i], weights[i]));
    }

    /** Empties it, for so many numbers to come in ascending order. */
    void begin(long numbers) {
        size = 0;
        all = numbers;
        done = 0;
        room = 0;
    }

    void append(double mean, long weight) {
        if (weight <= room) {
            int last = size - 1;
            weights[last] += weight;
            double half = (mean / 2 - means[last] / 2) * ((double) weight / weights[last]);
            means[last] += half; // the whole could overflow
            means[last] += half;
            room -= weight;
        } else {
            room = Math.max(0, (long) (limit((double) done / all) * all) - done - weight);
            means[size] = mean;
            weights[size++] = weight;
        }
        done += weight;
    }

    /** How far a cluster that begins at a quantile reaches: one step of k₁, worked out without arc sine. */
    private static double limit(double quantile) {
        double sine = 2 * quantile - 1;
        double cosine = 2 * Math.sqrt(quantile * (1 - quantile));
        boolean beyond = sine > STEP_COSINE;
        return beyond ? 1 : (sine * STEP_COSINE + cosine * STEP_SINE + 1) / 2;
    }
}
