package io.taskqueue.worker.statistics;

/** Upper bounds of the memory that a {@link TableSummary} takes, to reserve it beforehand. */
public final class SummaryMemory {
    /** By how much encoding shrinks a summary at most: a column with one short value from 400 bytes to a dozen. */
    private static final int ENCODED_SHRINKS = 40;

    private SummaryMemory() {}

    /**
     * The limit in bytes, but for the characters of the summary's texts.
     *
     * @param columns the most columns the summary can have
     * @param records the most records it can be given
     * @param values the most values those can have together
     */
    public static long mostBytes(int columns, long records, long values) {
        return Columns.mostBytes(columns, records, values);
    }

    /** The limit in bytes for a summary whose {@link TableSummary#encode encoding} has so many. */
    public static long mostBytes(long encoded) {
        return Math.min(ENCODED_SHRINKS * encoded, mostBytes(TableSummary.MAX_COLUMNS, Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
