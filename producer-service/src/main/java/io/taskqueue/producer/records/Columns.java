package io.taskqueue.producer.records;

import java.util.ArrayList;
import java.util.List;

/** The fields of one CSV record, read as {@link CsvGrammar} says. */
final class Columns {
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private final char delimiter;
    private boolean quoted;
    private boolean inQuotes;

    private Columns(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The fields of a record, its line end left out. */
    static List<String> of(String record, char delimiter) {
        Columns columns = new Columns(delimiter);
        int end = record.length();
        while (end > 0 && (record.charAt(end - 1) == '\n' || record.charAt(end - 1) == '\r')) {
            end--;
        }
        record.chars().limit(end).forEach(c -> columns.take((char) c));
        columns.endField();
        return columns.fields;
    }

    private void take(char c) {
        if (c == '"' && (quoted || field.isEmpty())) {
            takeQuote();
        } else if (c == delimiter && !inQuotes) {
            endField();
        } else {
            field.append(c);
        }
    }

    private void takeQuote() {
        if (quoted && !inQuotes) {
            field.append('"'); // the second of a pair
        }
        quoted = true;
        inQuotes = !inQuotes;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        quoted = false;
        inQuotes = false;
    }
}
