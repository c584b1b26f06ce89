package io.taskqueue.worker.statistics.column;

import static io.taskqueue.worker.statistics.column.SummaryReader.check;

import io.taskqueue.worker.statistics.value.Meaning;
import java.util.Map;

/** The values of a column as bytes: each of them, or a sketch by {@link SketchCodec}. */
public final class ColumnCodec {
    private ColumnCodec() {}

    /** Writes the summary, for {@link #read}. */
    public static void write(SummaryWriter out, ColumnSummary summary) {
        out.flag(summary.few() != null);
        if (summary.few() == null) {
            SketchCodec.write(out, summary.many());
            return;
        }
        Map<String, Long> byText = summary.few().byText();
        out.number(byText.size());
        byText.forEach((text, times) -> {
            out.text(text);
            out.number(times);
        });
    }

    /**
     * The summary {@link #write} was called on.
     *
     * @param records how many records the table has
     * @throws CorruptSummaryException if the bytes are not a summary
     */
    public static ColumnSummary read(SummaryReader in, long records) {
        if (!in.flag()) {
            ValueSketch many = SketchCodec.read(in);
            check(many.totals.count() <= records, "a column has more values than there are records");
            return new ColumnSummary(null, many);
        }
        ValueCounts few = new ValueCounts();
        int size = in.size(ValueCounts.MAX_VALUES);
        long count = 0;
        for (int i = 0; i < size; i++) {
            String text = in.text(Meaning.MAX_LENGTH);
            long times = in.count();
            check(times > 0 && !text.isEmpty(), "a value is empty or never occurs");
            few.add(text, times);
            count += times;
        }
        check(few.byText().size() == size && !few.tooMany(), "values occur twice, or are too many");
        check(count <= records, "a column has more values than there are records");
        return new ColumnSummary(few, null);
    }
}
