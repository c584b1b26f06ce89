package io.taskqueue.worker.statistics;

import static io.taskqueue.worker.statistics.SummaryReader.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table's summary as bytes, without its sketches, which {@link SketchCodec} knows. */
final class SummaryCodec {
    private static final int MAGIC = 'T';
    private static final int VERSION = 1;
    private static final int MAX_PLACE = Integer.MAX_VALUE;

    private SummaryCodec() {}

    static byte[] encode(long records, BadLines badLines, Columns columns) {
        SummaryWriter out = new SummaryWriter();
        out.number(MAGIC);
        out.number(VERSION);
        out.number(records);
        out.number(badLines.count());
        out.number(badLines.first().size());
        for (BadLines.BadLine line : badLines.first()) {
            out.number(line.line());
            out.text(line.reason());
        }
        out.flag(columns.isOpen());
        out.flag(columns.omitted());
        List<Column> all = columns.isOpen() ? columns.inOrder() : columns.all();
        out.number(all.size());
        for (Column column : all) {
            out.text(column.name);
            out.number(column.place);
            write(out, column.summary);
        }
        return out.finish();
    }

    static TableSummary decode(byte[] bytes) {
        try {
            SummaryReader in = new SummaryReader(bytes);
            check(in.octet() == MAGIC, "it does not begin like one");
            int version = in.octet();
            check(version == VERSION, "it has version " + version + ", known is " + VERSION);
            long records = in.count();
            BadLines badLines = readBadLines(in);
            Columns columns = readColumns(in, records);
            in.end();
            return new TableSummary(records, badLines, columns);
        } catch (CorruptSummaryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CorruptSummaryException("a part of it makes no sense: " + e.getMessage(), e);
        }
    }

    private static BadLines readBadLines(SummaryReader in) {
        BadLines badLines = new BadLines(in.count());
        int lines = in.size(TableSummary.MAX_BAD_LINES);
        for (int i = 0; i < lines; i++) {
            badLines.keep(in.number(), in.text(BadLines.MAX_REASON));
        }
        check(badLines.count() >= badLines.first().size(), "more bad lines are named than counted");
        return badLines;
    }

    private static Columns readColumns(SummaryReader in, long records) {
        boolean open = in.flag();
        boolean omitted = in.flag();
        int size = in.size(TableSummary.MAX_COLUMNS);
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = in.text(TableSummary.MAX_NAME);
            int place = in.size(MAX_PLACE);
            all.add(new Column(name, place, readSummary(in, records)));
        }
        return new Columns(open, omitted, all);
    }

    private static void write(SummaryWriter out, ColumnSummary summary) {
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

    private static ColumnSummary readSummary(SummaryReader in, long records) {
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
            check(times > 0 && !text.isEmpty(), "a value is none");
            few.add(text, times);
            count += times;
        }
        check(few.byText().size() == size && !few.tooMany(), "values occur twice, or are too many");
        check(count <= records, "a column has more values than there are records");
        return new ColumnSummary(few, null);
    }
}
