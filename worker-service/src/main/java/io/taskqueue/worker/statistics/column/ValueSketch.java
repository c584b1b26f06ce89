package io.taskqueue.worker.statistics.column;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.TextHash;

/** The summary of a column with many values: exact totals, and all else in bounded space within an error. */
final class ValueSketch {
    /** The count of distinct values takes two to the power of this in bytes. */
    static final int DISTINCT_PRECISION = 11;

    /** Objects, sums and extremes, but for numbers of hundreds of digits. */
    private static final int TOTALS_BYTES = 1_500;

    /** Beside the characters of its texts. */
    static final long MOST_BYTES =
            TOTALS_BYTES + (1 << DISTINCT_PRECISION) + QuantileDigest.MOST_BYTES + FrequentValues.MOST_BYTES;

    final ValueTotals totals;
    final UltraLogLog distinct;
    final QuantileDigest numbers;
    final FrequentValues frequent;

    ValueSketch() {
        this(new ValueTotals(), UltraLogLog.create(DISTINCT_PRECISION), new QuantileDigest(), new FrequentValues());
    }

    ValueSketch(ValueTotals totals, UltraLogLog distinct, QuantileDigest numbers, FrequentValues frequent) {
        this.totals = totals;
        this.distinct = distinct;
        this.numbers = numbers;
        this.frequent = frequent;
    }

    void add(String text, Meaning meaning) {
        totals.add(text, meaning);
        if (meaning.type().isNumber()) {
            numbers.add(meaning.approximate());
        }
        long hash = TextHash.of(text);
        distinct.add(hash);
        frequent.add(hash, text, 1);
    }

    void addAll(ValueCounts counts) {
        Meaning meaning = new Meaning();
        ExactDistribution.Counts spread = new ExactDistribution.Counts();
        counts.byText().forEach((text, times) -> {
            meaning.read(text);
            totals.add(text, meaning, times);
            spread.add(meaning, times);
            long hash = TextHash.of(text);
            distinct.add(hash);
            frequent.add(hash, text, times);
        });
        if (!spread.isEmpty()) {
            numbers.addAll(spread.distribution());
        }
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return TOTALS_BYTES + (1 << DISTINCT_PRECISION) + numbers.bytes() + frequent.bytes();
    }

    ValueSketch copy() {
        return new ValueSketch(totals.copy(), distinct.copy(), numbers.copy(), frequent.copy());
    }

    void merge(ValueSketch other) {
        totals.merge(other.totals);
        distinct.add(other.distinct);
        numbers.merge(other.numbers);
        frequent.merge(other.frequent);
    }
}
