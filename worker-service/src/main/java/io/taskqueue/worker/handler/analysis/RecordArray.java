package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;

/**
 * Reads a JSON array of records: objects, each name a column, or numbers, which make the one column {@code value};
 * {@code null} is a record without values. Anything else counts as bad, its position in the array as its line.
 */
final class RecordArray {
    private static final String VALUE_COLUMN = "value";

    private RecordArray() {}

    /**
     * The most memory, in bytes, that reading an array of {@code length} bytes takes; each value has a name and two
     * punctuation marks.
     */
    static long mostBytes(long length) {
        return JsonRecord.mostBytes(TableSummary.MAX_COLUMNS, Long.MAX_VALUE, length);
    }

    /** Reads the records of the array at the parser's position. */
    static TableSummary read(JsonParser json, CancellationCheck cancellation) throws IOException {
        TableSummary summary = TableSummary.open();
        long place = 1;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            cancellation.check();
            String problem = readElement(json, summary);
            if (problem == null) {
                summary.endRecord();
            } else {
                summary.badRecord(place, problem);
            }
            place++;
        }
        return summary;
    }

    private static String readElement(JsonParser json, TableSummary summary) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return JsonRecord.read(json, summary);
        }
        if (token.isNumeric()) {
            summary.number(summary.column(VALUE_COLUMN), json.getText());
            return null;
        }
        json.skipChildren();
        return token == JsonToken.VALUE_NULL ? null : "is neither an object nor a number";
    }
}
