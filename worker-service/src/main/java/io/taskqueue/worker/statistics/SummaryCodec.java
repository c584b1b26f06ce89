package io.taskqueue.worker.statistics;

import static io.taskqueue.worker.statistics.column.SummaryReader.check;

import io.taskqueue.worker.statistics.column.ColumnCodec;
import io.taskqueue.worker.statistics.column.CorruptSummaryException;
import io.taskqueue.worker.statistics.column.SummaryReader;
import io.taskqueue.worker.statistics.column.SummaryWriter;
import java.util.ArrayList;
import java.util.List;

/** A table's summary as bytes; {@link ColumnCodec} writes its columns' values. */
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
            ColumnCodec.write(out, column.summary);
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
            throw new CorruptSummaryException("a part of it is invalid: " + e.getMessage(), e);
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
            all.add(new Column(name, place, ColumnCodec.read(in, records)));
        }
        return new Columns(open, omitted, all);
    }
}
