package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.Meaning;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** A distribution in which every number is known. */
final class ExactDistribution implements Distribution {
    private final BigDecimal[] numbers;
    private final long[] upTo;

    private ExactDistribution(SortedMap<BigDecimal, Long> counts) {
        numbers = counts.keySet().toArray(BigDecimal[]::new);
        upTo = counts.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.parallelPrefix(upTo, Long::sum);
    }

    /** Collects numbers for a distribution, each with how often it occurs. */
    static final class Counts {
        private final SortedMap<BigDecimal, Long> sorted = new TreeMap<>();

        /** Adds the value last read, if it is a number. */
        void add(Meaning meaning, long times) {
            if (meaning.type().isNumber()) {
                sorted.merge(meaning.number(), times, Long::sum);
            }
        }

        boolean isEmpty() {
            return sorted.isEmpty();
        }

        /** The distribution; there must be at least one number. */
        ExactDistribution distribution() {
            return new ExactDistribution(sorted);
        }
    }

    int size() {
        return numbers.length;
    }

    double number(int index) {
        return numbers[index].doubleValue();
    }

    long times(int index) {
        return upTo[index] - (index == 0 ? 0 : upTo[index - 1]);
    }

    @Override
    public long count() {
        return upTo[upTo.length - 1];
    }

    double min() {
        return number(0);
    }

    double max() {
        return number(numbers.length - 1);
    }

    /** The least number that is not below this part of all; it is always one that occurs. */
    @Override
    public double quantile(double part) {
        double rank = part * count();
        int at = 0;
        while (at < upTo.length - 1 && upTo[at] < rank) {
            at++;
        }
        return number(at);
    }

    @Override
    public double below(BigDecimal number) {
        int found = Arrays.binarySearch(numbers, number);
        int before = found < 0 ? -found - 2 : found - 1;
        return before < 0 ? 0 : upTo[before];
    }

    @Override
    public double error() {
        return 0;
    }
}
