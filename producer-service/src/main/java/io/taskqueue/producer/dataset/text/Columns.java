package io.taskqueue.producer.dataset.text;

import java.util.ArrayList;
import java.util.List;

/** The fields of one CSV record, as {@link CsvGrammar} defines them. */
final class Columns {
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private final char delimiter;
    private boolean inQuotes;
    private boolean afterQuote;
    private boolean text;

    private Columns(char delimiter) {
        this.delimiter = delimiter;
    }

    /** The fields of a record, without its line end. */
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
        if (c == '"' && !text) {
            takeQuote();
        } else if (c == delimiter && !inQuotes) {
            endField();
        } else {
            field.append(c);
            text = !inQuotes;
        }
    }

    private void takeQuote() {
        if (afterQuote) {
            field.append('"'); // the second of a pair
        }
        afterQuote = inQuotes;
        inQuotes = !inQuotes;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        inQuotes = false;
        afterQuote = false;
        text = false;
    }
}
