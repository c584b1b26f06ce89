package io.taskqueue.worker.statistics.column;

import java.util.Arrays;

/**
 * The distribution of any number of numbers: a t-digest. New numbers are gathered and sorted, then combined with the
 * existing {@link Clusters}. Merging is commutative to the bit, associative within the error.
 */
final class QuantileDigest {
    private static final int GATHERED = 512;

    /** The most memory it takes. */
    static final int MOST_BYTES = Double.BYTES * GATHERED + 2 * Clusters.MAX * 2 * Long.BYTES;

    private static final Clusters NONE = new Clusters().copy();

    /** {@code null} until a number is added: a digest that is only merged needs none. */
    private double[] gathered;

    private int waiting;
    private Clusters clusters = NONE;

    /** Receives the next combined clusters; {@code null} after a merge, to save memory where columns are many. */
    private Clusters spare;

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    QuantileDigest() {}

    /** Restores what {@link #clusters}, {@link #min} and {@link #max} returned. */
    QuantileDigest(Clusters clusters, double min, double max) {
        this.clusters = clusters;
        this.min = min;
        this.max = max;
        count = Arrays.stream(clusters.weights, 0, clusters.size).sum();
    }

    void add(double number) {
        if (gathered == null) {
            gathered = new double[GATHERED];
        }
        gathered[waiting++] = number;
        if (waiting == GATHERED) {
            settle();
        }
    }

    /** Adds a distribution in pieces so small that a number that occurs often becomes several clusters. */
    void addAll(ExactDistribution numbers) {
        settle();
        long piece = Math.max(1, numbers.count() / Clusters.COMPRESSION);
        int pieces = numbers.size() + Clusters.COMPRESSION * 2;
        double[] means = new double[pieces];
        long[] weights = new long[pieces];
        int size = 0;
        for (int i = 0; i < numbers.size(); i++) {
            for (long left = numbers.times(i); left > 0; left -= piece) {
                means[size] = numbers.number(i);
                weights[size++] = Math.min(left, piece);
            }
        }
        min = Math.min(min, numbers.min());
        max = Math.max(max, numbers.max());
        draw(means, weights, size, numbers.count());
        keep(clusters);
    }

    /** The memory it takes, in bytes. */
    long bytes() {
        return clusters.bytes()
                + (spare == null ? 0 : spare.bytes())
                + (gathered == null ? 0 : (long) Double.BYTES * GATHERED);
    }

    QuantileDigest copy() {
        settle();
        return new QuantileDigest(clusters.copy(), min, max);
    }

    void merge(QuantileDigest other) {
        settle();
        other.settle();
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        count += other.count;
        Clusters both = clusters.and(other.clusters);
        Clusters drawn = new Clusters();
        drawn.begin(count);
        for (int i = 0; i < both.size; i++) {
            drawn.append(both.means[i], both.weights[i]);
        }
        keep(drawn);
    }

    /** How many numbers there are. */
    long count() {
        return count + waiting;
    }

    /** Exact to two units in the last place, as all numbers here. */
    double min() {
        settle();
        return min;
    }

    double max() {
        settle();
        return max;
    }

    /** The distribution of the numbers so far. There must be at least one. */
    Distribution distribution() {
        settle();
        return new ClusterDistribution(clusters, min, max, count);
    }

    /** Its clusters, once no number waits; not to be changed. */
    Clusters clusters() {
        settle();
        return clusters;
    }

    private void settle() {
        if (waiting > 0) {
            Arrays.sort(gathered, 0, waiting);
            min = Math.min(min, gathered[0]);
            max = Math.max(max, gathered[waiting - 1]);
            int added = waiting;
            waiting = 0;
            draw(gathered, null, added, added);
        }
    }

    /** Combines numbers in ascending order, {@code null} weights meaning 1 each, with the existing clusters. */
    private void draw(double[] numbers, long[] weights, int length, long added) {
        count += added;
        spare = spare == null ? new Clusters() : spare;
        spare.begin(count);
        int ours = 0;
        int theirs = 0;
        while (ours < clusters.size || theirs < length) {
            if (theirs == length || ours < clusters.size && clusters.means[ours] <= numbers[theirs]) {
                spare.append(clusters.means[ours], clusters.weights[ours++]);
            } else {
                spare.append(numbers[theirs], weights == null ? 1 : weights[theirs]);
                theirs++;
            }
        }
        Clusters drawn = spare;
        spare = clusters.means.length == Clusters.MAX ? clusters : null;
        clusters = drawn;
    }

    /** After a merge only the clusters themselves are kept. */
    private void keep(Clusters merged) {
        clusters = merged.copy();
        spare = null;
        gathered = null;
    }
}
