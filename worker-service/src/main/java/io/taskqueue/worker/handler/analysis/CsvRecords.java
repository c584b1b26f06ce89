package io.taskqueue.worker.handler.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.statistics.SummaryMemory;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;

/**
 * Reads CSV without a header row, RFC 4180 with any delimiter, empty lines left out. What follows a closing quote
 * belongs to the field. A field goes from the parser's buffer into the summary without an object for its record.
 */
final class CsvRecords extends CsvCallbackHandler<Boolean> {
    /** Room for fields of any length: the chunk bounds them. */
    private static final int LEAST_BUFFER = 64 * 1024;
    /** Of a stream, in characters. */
    private static final int LONGEST_RECORD = 1024 * 1024;

    /** A character and a delimiter. */
    private static final int LEAST_VALUE_BYTES = 2;

    /** The text, the parser's buffer, the characters of values. */
    private static final int BYTES_PER_TEXT_BYTE = 8;

    private final int columns;
    private final long firstLine;
    private final TableSummary summary;
    private RecordType type = RecordType.DATA;
    private long line;
    private int fields;

    private CsvRecords(int columns, long firstLine, TableSummary summary) {
        this.columns = columns;
        this.firstLine = firstLine;
        this.summary = summary;
    }

    /**
     * Reads all records of the text; one with too few or too many fields counts as bad, with its first line.
     *
     * @throws NonRetryableException if that delimiter cannot separate fields
     */
    static void read(AnalysisPayload.Chunk chunk, byte[] text, TableSummary summary, CancellationCheck cancellation)
            throws IOException {
        try (CsvReader<Boolean> reader = reader(chunk, text, summary);
                CloseableIterator<Boolean> each = reader.iterator()) {
            while (each.hasNext()) {
                cancellation.check();
                each.next();
            }
        }
    }

    /** The most memory, in bytes, that reading a chunk's text of {@code length} bytes takes, the text included. */
    static long mostBytes(AnalysisPayload.Chunk chunk, long length) {
        return SummaryMemory.mostBytes(chunk.columns().size(), chunk.records(), length / LEAST_VALUE_BYTES)
                + BYTES_PER_TEXT_BYTE * length;
    }

    private static CsvReader<Boolean> reader(AnalysisPayload.Chunk chunk, byte[] text, TableSummary summary) {
        CsvRecords records = new CsvRecords(chunk.columns().size(), chunk.firstLine(), summary);
        try {
            return records.reader(
                    new InputStreamReader(new ByteArrayInputStream(text), UTF_8),
                    chunk.delimiter(),
                    LEAST_BUFFER + 2 * text.length);
        } catch (IllegalArgumentException e) {
            throw new NonRetryableException("delimiter cannot part fields", e);
        }
    }

    /** Reads all remaining records of {@code text}, the next of which begins at {@code firstLine}. */
    static void read(Reader text, char delimiter, int columns, long firstLine, TableSummary summary)
            throws IOException {
        CsvRecords records = new CsvRecords(columns, firstLine, summary);
        try (CsvReader<Boolean> reader = records.reader(text, delimiter, LONGEST_RECORD)) {
            reader.forEach(record -> {});
        }
    }

    private CsvReader<Boolean> reader(Reader text, char delimiter, int mostBuffered) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(mostBuffered)
                .build(this, text);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        type = RecordType.DATA;
        line = firstLine + startingLineNumber - 1;
        fields = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (fields < columns && length > 0) {
            summary.text(fields, new String(buffer, offset, length));
        }
        fields++;
    }

    @Override
    protected Boolean buildRecord() {
        if (type == RecordType.DATA) {
            if (fields == columns) {
                summary.endRecord();
            } else {
                summary.badRecord(line, "has " + fields + " fields, the header " + columns);
            }
        }
        return Boolean.TRUE;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are off");
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }
}
