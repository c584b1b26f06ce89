package io.taskqueue.worker.statistics;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.worker.statistics.column.CorruptSummaryException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A summary of a table's records that takes bounded space however many they are. A record is given value by value and
 * counted by {@link #endRecord}; until then it can still be dropped as a whole:
 *
 * <pre>{@code
 * try {
 *     summary.text(summary.column("price"), "2.50");
 *     summary.endRecord();
 * } catch (BadRecordException e) {
 *     summary.badRecord(line, e.getMessage());
 * }
 * }</pre>
 *
 * <p>{@link #merge} is associative and commutative: however a table is cut, its parts merged in any order give the same
 * counts, sums, extremes, means and numbers of distinct values. Quantiles, histograms and frequent values of columns
 * with many distinct values are the same within the error they state.
 *
 * <p>Mutable, for one thread.
 */
public final class TableSummary {
    /** The limit of a record's columns, and of those a table keeps. */
    public static final int MAX_COLUMNS = DatasetContract.MAX_COLUMNS;

    /** The limit of a column's name, in UTF-16 units. */
    public static final int MAX_NAME = DatasetContract.MAX_COLUMN_NAME;

    /** The limit of bad records that are listed: those with the smallest line numbers. */
    public static final int MAX_BAD_LINES = 100;

    private final Columns columns;
    private final BadLines badLines;
    private long records;

    TableSummary(long records, BadLines badLines, Columns columns) {
        this.records = records;
        this.badLines = badLines;
        this.columns = columns;
    }

    /**
     * A summary of a table whose columns are known.
     *
     * @param columns their names, in order; a column's number is its place here
     * @throws IllegalArgumentException if there are none, equal ones or more than {@value #MAX_COLUMNS}, or if one is
     *     longer than {@value #MAX_NAME} characters
     */
    public static TableSummary of(List<String> columns) {
        return of(columns, Set.of());
    }

    /**
     * As {@link #of(List)}, for a part of a table that is merged with the rest of it.
     *
     * @param manyValued what {@link #manyValued} returned for the rest
     */
    public static TableSummary of(List<String> columns, Set<String> manyValued) {
        return new TableSummary(0, new BadLines(), Columns.of(columns, manyValued));
    }

    /**
     * A summary of a table whose columns appear with the records. Above {@value #MAX_COLUMNS} it keeps the first by
     * name, so that the order of records does not matter.
     */
    public static TableSummary open() {
        return open(Set.of());
    }

    /**
     * As {@link #open()}, for a part of a table that is merged with the rest of it.
     *
     * @param manyValued what {@link #manyValued} returned for the rest
     */
    public static TableSummary open(Set<String> manyValued) {
        return new TableSummary(0, new BadLines(), Columns.open(manyValued));
    }

    /**
     * The number of a column, for adding values; valid until the record ends.
     *
     * @throws BadRecordException if the table has no such column, or, where columns appear, the name is longer than
     *     {@value #MAX_NAME} characters or the record's column after the {@value #MAX_COLUMNS}th
     */
    public int column(String name) {
        return columns.number(name);
    }

    /**
     * Adds a text value to the record, whose type is inferred; an empty text counts as missing.
     *
     * @throws BadRecordException if the record already has a value there
     */
    public void text(int column, String value) {
        columns.give(column, value);
    }

    /**
     * Adds a number to the record, as it is written in JSON.
     *
     * @throws BadRecordException if the record already has a value there
     */
    public void number(int column, String literal) {
        columns.give(column, literal);
    }

    /**
     * Adds a boolean to the record.
     *
     * @throws BadRecordException if the record already has a value there
     */
    public void bool(int column, boolean value) {
        columns.give(column, value ? "true" : "false");
    }

    /** Counts the record with the values added since the last one; columns without one count as missing. */
    public void endRecord() {
        columns.count();
        records++;
    }

    /**
     * Drops the values added since the last record and counts a bad record.
     *
     * @param line from 1, in the whole stream
     * @param reason why it is bad, cut after 200 characters
     */
    public void badRecord(long line, String reason) {
        columns.drop();
        badLines.add(line, reason);
    }

    /**
     * Merges the records of another part of the table, which is not changed; columns that only one part has are kept.
     */
    public void merge(TableSummary other) {
        columns.merge(other.columns);
        badLines.merge(other.badLines);
        records += other.records;
    }

    /** How many records were counted. */
    public long records() {
        return records;
    }

    /** How many columns there are. */
    public int columns() {
        return columns.all().size();
    }

    /** About how many bytes of memory it takes. */
    public long bytes() {
        return columns.bytes();
    }

    /** How many bad records there were. */
    public long badRecords() {
        return badLines.count();
    }

    /**
     * The columns with so many values that they are sketched, or some of these if they are very many. A further part of
     * the same table need not start by keeping every value of these columns: merged, the result is the same.
     */
    public Set<String> manyValued() {
        return columns.manyValued();
    }

    /** The summary as bytes for {@link #decode}: some hundred per column of few values, up to about 8 KB otherwise. */
    public byte[] encode() {
        return SummaryCodec.encode(records, badLines, columns);
    }

    /**
     * The summary {@link #encode} was called on.
     *
     * @throws CorruptSummaryException if the bytes are not a summary
     */
    public static TableSummary decode(byte[] bytes) {
        return SummaryCodec.decode(bytes);
    }

    /** Writes the statistics as one JSON object, which docs/datasets.md describes. */
    public void writeJson(JsonGenerator json) throws IOException {
        new StatisticsJson(json).write(records, badLines, columns);
    }
}
