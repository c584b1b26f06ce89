package io.taskqueue.worker.statistics.column;

import static io.taskqueue.worker.statistics.column.SummaryReader.check;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.taskqueue.worker.statistics.column.FrequentValues.Frequent;
import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.TextHash;
import io.taskqueue.worker.statistics.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A column of many values as bytes: some hundred for its totals, at most 2 KB for each of the three sketches. */
final class SketchCodec {
    private SketchCodec() {}

    static void write(SummaryWriter out, ValueSketch sketch) {
        writeTotals(out, sketch.totals);
        out.sparse(sketch.distinct.getState());
        writeNumbers(out, sketch.numbers);
        writeFrequent(out, sketch.frequent);
    }

    static ValueSketch read(SummaryReader in) {
        ValueTotals totals = readTotals(in);
        UltraLogLog distinct = UltraLogLog.wrap(in.sparse(1 << ValueSketch.DISTINCT_PRECISION));
        QuantileDigest numbers = readNumbers(in);
        check(numbers.count() == totals.numberCount(), "the distribution counts other numbers than the totals");
        return new ValueSketch(totals, distinct, numbers, readFrequent(in));
    }

    private static void writeTotals(SummaryWriter out, ValueTotals totals) {
        for (ValueType type : ValueType.values()) {
            out.number(totals.count(type));
        }
        if (totals.numberCount() > 0) {
            out.decimal(totals.numbers.sum());
            out.decimal(totals.numbers.squares());
            out.decimal(totals.numbers.min());
            out.decimal(totals.numbers.max());
        }
        if (totals.count(ValueType.DATE_TIME) > 0) {
            out.text(totals.dateTimes.min());
            out.text(totals.dateTimes.max());
        }
        if (totals.count(ValueType.TEXT) > 0) {
            out.text(totals.texts.min());
            out.text(totals.texts.max());
        }
    }

    private static ValueTotals readTotals(SummaryReader in) {
        ValueTotals counts = new ValueTotals();
        for (ValueType type : ValueType.values()) {
            counts.addType(type, in.count());
        }
        NumberTotals numbers = counts.numberCount() > 0 ? readNumberTotals(in) : new NumberTotals();
        if (counts.numberCount() > 1) {
            check(
                    numbers.variance(counts.numberCount()).signum() >= 0,
                    "the sum of squares is less than the sum allows");
        }
        Extremes dateTimes = new Extremes();
        if (counts.count(ValueType.DATE_TIME) > 0) {
            readDateTime(in, dateTimes);
            readDateTime(in, dateTimes);
        }
        Extremes texts = new Extremes();
        if (counts.count(ValueType.TEXT) > 0) {
            texts.addText(in.text(TextHash.MAX_SHOWN));
            texts.addText(in.text(TextHash.MAX_SHOWN));
        }
        ValueTotals totals = new ValueTotals(numbers, dateTimes, texts);
        totals.merge(counts);
        return totals;
    }

    private static NumberTotals readNumberTotals(SummaryReader in) {
        BigDecimal sum = in.decimal();
        BigDecimal squares = in.decimal();
        BigDecimal min = in.decimal();
        BigDecimal max = in.decimal();
        check(
                Double.isFinite(min.doubleValue()) && Double.isFinite(max.doubleValue()) && min.compareTo(max) <= 0,
                "the least number is above the greatest");
        return new NumberTotals(sum, squares, min, max);
    }

    private static void readDateTime(SummaryReader in, Extremes dateTimes) {
        String text = in.text(Meaning.MAX_LENGTH);
        Meaning meaning = new Meaning();
        meaning.read(text);
        check(meaning.type() == ValueType.DATE_TIME, "a date-time is not one");
        dateTimes.addDateTime(meaning, text);
    }

    private static void writeNumbers(SummaryWriter out, QuantileDigest numbers) {
        Clusters clusters = numbers.clusters();
        out.number(clusters.size);
        if (clusters.size > 0) {
            out.real(numbers.min());
            out.real(numbers.max());
        }
        for (int i = 0; i < clusters.size; i++) {
            out.real(clusters.means[i]);
            out.number(clusters.weights[i]);
        }
    }

    private static QuantileDigest readNumbers(SummaryReader in) {
        int size = in.size(Clusters.MAX);
        if (size == 0) {
            return new QuantileDigest();
        }
        double min = in.real();
        double max = in.real();
        Clusters clusters = new Clusters();
        clusters.size = size;
        double before = min;
        for (int i = 0; i < size; i++) {
            clusters.means[i] = in.real();
            clusters.weights[i] = in.count();
            check(clusters.means[i] >= before && clusters.weights[i] > 0, "numbers are not in order");
            before = clusters.means[i];
        }
        check(before <= max, "numbers are not in order");
        return new QuantileDigest(clusters.copy(), min, max);
    }

    private static void writeFrequent(SummaryWriter out, FrequentValues frequent) {
        frequent.compact();
        List<Frequent> entries = frequent.entries();
        out.number(frequent.error());
        out.number(entries.size());
        for (Frequent entry : entries) {
            boolean whole = entry.hash() == TextHash.of(entry.text());
            out.text(entry.text());
            out.number(entry.count());
            out.flag(whole);
            if (!whole) {
                out.word(entry.hash());
            }
        }
    }

    private static FrequentValues readFrequent(SummaryReader in) {
        long error = in.count();
        int size = in.size(FrequentValues.KEPT);
        List<Frequent> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String text = in.text(TextHash.MAX_SHOWN);
            long count = in.count();
            check(count > 0, "a frequent value never occurs");
            entries.add(new Frequent(in.flag() ? TextHash.of(text) : in.word(), text, count));
        }
        return new FrequentValues(entries, error);
    }
}
