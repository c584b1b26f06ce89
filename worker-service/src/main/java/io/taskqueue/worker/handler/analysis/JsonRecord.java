package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.taskqueue.worker.statistics.BadRecordException;
import io.taskqueue.worker.statistics.SummaryMemory;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.io.StringWriter;

/** Reads JSON objects as records: each name a column. */
final class JsonRecord {
    /** Reads records; its buffers are shared by all threads, as a virtual thread leaves none to the next. */
    static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    /** {@code "":1,} is the shortest value. */
    private static final int LEAST_VALUE_BYTES = 5;

    private static final int BYTES_PER_TEXT_BYTE = 8;

    private JsonRecord() {}

    /**
     * The most memory, in bytes, that reading a text takes, the text included.
     *
     * @param columns the limit of columns after a record; the next one may add others
     * @param length of the text, in bytes
     */
    static long mostBytes(int columns, long records, long length) {
        long values = length / LEAST_VALUE_BYTES;
        int others = (int) Math.min(TableSummary.MAX_COLUMNS, values);
        return SummaryMemory.mostBytes((int) Math.min(columns, values), records, values)
                + SummaryMemory.mostBytes(others, 1, others)
                + BYTES_PER_TEXT_BYTE * length;
    }

    /**
     * Adds the values of the object at the parser's position to the summary, and reads to its end.
     *
     * @return why it is not a record, {@code null} if it is one
     */
    static String read(JsonParser json, TableSummary summary) throws IOException {
        String problem = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String column = json.currentName();
            json.nextToken();
            if (problem == null) {
                problem = give(column, json, summary);
            }
            json.skipChildren();
        }
        return problem;
    }

    private static String give(String column, JsonParser json, TableSummary summary) throws IOException {
        try {
            give(summary.column(column), json, summary);
            return null;
        } catch (BadRecordException e) {
            return e.getMessage();
        }
    }

    private static void give(int column, JsonParser json, TableSummary summary) throws IOException {
        switch (json.currentToken()) {
            // As it is written: a double would lose digits.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> summary.number(column, json.getText());
            case VALUE_STRING -> summary.text(column, json.getText());
            case VALUE_TRUE -> summary.bool(column, true);
            case VALUE_FALSE -> summary.bool(column, false);
            case START_OBJECT, START_ARRAY -> summary.text(column, text(json));
            case VALUE_NULL -> {
                // Missing.
            }
            case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value: " + json.currentToken());
        }
    }

    /** An object or array as JSON without white space, its numbers as they are written. */
    private static String text(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }
}
