package io.taskqueue.worker.handler.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code data.analysis} answers.
 *
 * @param records how many records were read
 * @param columns by name, in the order they first appeared
 */
record AnalysisResult(long records, Map<String, Column> columns) {
    /**
     * One column.
     *
     * @param count how many numbers
     * @param missing in how many records it is absent or {@code null}
     * @param notNumbers how many values are something else
     * @param min as {@code max} and {@code mean}: {@code null} without numbers
     * @param standardDeviation of a sample; {@code null} below two numbers, or where it leaves the range of a double
     */
    record Column(
            long count, long missing, long notNumbers, Double min, Double max, Double mean, Double standardDeviation) {}

    static AnalysisResult of(TableStatistics table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        table.columns().forEach((name, statistics) -> columns.put(name, column(statistics, table.missing(name))));
        return new AnalysisResult(table.records(), columns);
    }

    private static Column column(ColumnStatistics statistics, long missing) {
        return new Column(
                statistics.count(),
                missing,
                statistics.notNumbers(),
                finite(statistics.min()),
                finite(statistics.max()),
                statistics.count() == 0 ? null : finite(statistics.mean()),
                finite(statistics.standardDeviation()));
    }

    /** JSON has no infinities. */
    private static Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
