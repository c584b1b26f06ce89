package io.taskqueue.worker.handler.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statistics of records, column by column, in the order columns first appear. A column is missing from a record that
 * lacks it or has {@code null} there. Mutable, for one thread.
 */
final class TableStatistics {
    private final Map<String, ColumnStatistics> columns = new LinkedHashMap<>();
    private long records;

    void addRecord() {
        records++;
    }

    void addNumber(String column, double number) {
        columns.put(column, of(column).with(number));
    }

    void addNotANumber(String column) {
        columns.put(column, of(column).withNotANumber());
    }

    void merge(TableStatistics other) {
        records += other.records;
        other.columns.forEach((column, statistics) -> columns.merge(column, statistics, ColumnStatistics::merge));
    }

    long records() {
        return records;
    }

    Map<String, ColumnStatistics> columns() {
        return columns;
    }

    long missing(String column) {
        return records - of(column).present();
    }

    private ColumnStatistics of(String column) {
        return columns.getOrDefault(column, ColumnStatistics.EMPTY);
    }
}
