package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.handler.NonRetryableException;

/** Reads records into statistics. */
final class RecordReader {
    /** The column that records make which are plain numbers. */
    static final String VALUE_COLUMN = "value";

    static final int MOST_COLUMNS = 1_000;
    static final int LONGEST_COLUMN_NAME = 200;

    private final TableStatistics statistics = new TableStatistics();

    TableStatistics statistics() {
        return statistics;
    }

    /**
     * Takes one record in.
     *
     * @throws NonRetryableException naming the record, if it is neither object nor number, has a number beyond the
     *     range of a double, or brings too many columns
     */
    void read(int index, JsonNode item) {
        statistics.addRecord();
        if (item.isNumber()) {
            addNumber(index, VALUE_COLUMN, item);
        } else if (item.isObject()) {
            item.properties().forEach(field -> readField(index, field.getKey(), field.getValue()));
        } else if (!item.isNull()) {
            throw wrong(index, "is neither an object nor a number");
        }
        if (statistics.columns().size() > MOST_COLUMNS) {
            throw wrong(index, "brings more than " + MOST_COLUMNS + " columns");
        }
    }

    private void readField(int index, String column, JsonNode value) {
        if (column.length() > LONGEST_COLUMN_NAME) {
            throw wrong(index, "has a column name longer than " + LONGEST_COLUMN_NAME);
        }
        if (value.isNumber()) {
            addNumber(index, column, value);
        } else if (!value.isNull()) {
            statistics.addNotANumber(column);
        }
    }

    private void addNumber(int index, String column, JsonNode value) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw wrong(index, "has a number beyond the range of a double");
        }
        statistics.addNumber(column, number);
    }

    private static NonRetryableException wrong(int index, String problem) {
        return new NonRetryableException("records[" + index + "] " + problem);
    }
}
