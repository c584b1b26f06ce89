package io.taskqueue.worker.statistics.column;

/**
 * Numbers in ascending order, neighbours combined into a mean and a weight: the centroids of a t-digest (Dunning and
 * Ertl, "Computing Extremely Accurate Quantiles Using t-Digests", 2019, scale function k₁). A cluster at quantile q
 * holds at most the part {@code 2π √(q (1 - q)) / }{@value #COMPRESSION} of all numbers, so those at the ends are
 * small.
 */
final class Clusters {
    /**
     * Of three clusters in a row, the first two together span at least one step of k₁, so there are hardly more than
     * this.
     */
    static final int COMPRESSION = 256;

    static final int MAX = COMPRESSION + 44;

    private static final double STEP_SINE = Math.sin(2 * Math.PI / COMPRESSION);
    private static final double STEP_COSINE = Math.cos(2 * Math.PI / COMPRESSION);

    final double[] means;
    final long[] weights;
    int size;

    private long all;
    private long done;
    private long room;

    Clusters() {
        this(MAX);
    }

    private Clusters(int most) {
        means = new double[most];
        weights = new long[most];
    }

    /** A copy of minimal size; nothing can be appended to it. */
    Clusters copy() {
        Clusters copy = new Clusters(size);
        copy.size = size;
        System.arraycopy(means, 0, copy.means, 0, size);
        System.arraycopy(weights, 0, copy.weights, 0, size);
        return copy;
    }

    /** The memory it takes, in bytes. */
    long bytes() {
        return 2L * Long.BYTES * means.length;
    }

    /**
     * The clusters of both in ascending order, none combined. Equal means are ordered by weight, so the result is the
     * same whichever comes first.
     */
    Clusters and(Clusters other) {
        Clusters both = new Clusters(size + other.size);
        int ours = 0;
        int theirs = 0;
        while (ours < size || theirs < other.size) {
            if (theirs == other.size || ours < size && Double.compare(means[ours], other.means[theirs]) <= 0) {
                both.insert(means[ours], weights[ours++]);
            } else {
                both.insert(other.means[theirs], other.weights[theirs++]);
            }
        }
        return both;
    }

    /** Inserts a cluster after all smaller means; among equal means, before heavier ones. */
    private void insert(double mean, long weight) {
        int at = size++;
        for (; at > 0 && Double.compare(means[at - 1], mean) == 0 && weights[at - 1] > weight; at--) {
            weights[at] = weights[at - 1];
            means[at] = mean;
        }
        means[at] = mean;
        weights[at] = weight;
    }

    /** Clears it for {@code numbers} numbers that will be appended in ascending order. */
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

    /**
     * The quantile at which a cluster that begins at {@code quantile} ends: one step of k₁ further, computed without
     * arc sine.
     */
    private static double limit(double quantile) {
        double sine = 2 * quantile - 1;
        double cosine = 2 * Math.sqrt(quantile * (1 - quantile));
        boolean beyond = sine > STEP_COSINE;
        return beyond ? 1 : (sine * STEP_COSINE + cosine * STEP_SINE + 1) / 2;
    }
}
