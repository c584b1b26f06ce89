package io.taskqueue.producer.dataset.text;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV character by character as the {@code csv} module of Python does, which pandas and DuckDB agree with. */
final class PythonCsv {
    private final List<String> records = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private final boolean withLines;
    private String state = "start";
    private int line = 1;
    private int startingLine = 1;

    private PythonCsv(boolean withLines) {
        this.withLines = withLines;
    }

    /** Each record as {@code "line: [fields]"}, or without its line; empty lines left out. */
    static List<String> read(String text, boolean withLines) {
        PythonCsv csv = new PythonCsv(withLines);
        text.chars().forEach(c -> csv.take((char) c));
        csv.endRecord();
        return csv.records;
    }

    private void take(char c) {
        boolean lineEnd = c == '\n' || c == '\r';
        if (state.equals("quoted")) {
            takeQuoted(c);
        } else if (c == '"' && state.equals("start")) {
            state = "quoted";
        } else if (c == '"' && state.equals("quote in quoted")) {
            field.append(c);
            state = "quoted";
        } else if (lineEnd) {
            endRecord();
        } else if (c == ',') {
            endField();
        } else {
            field.append(c);
            state = "text";
        }
        line += c == '\n' ? 1 : 0;
        startingLine = fields.isEmpty() && field.isEmpty() && state.equals("start") ? line : startingLine;
    }

    private void takeQuoted(char c) {
        if (c == '"') {
            state = "quote in quoted";
        } else {
            field.append(c);
        }
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
        state = "start";
    }

    private void endRecord() {
        if (!fields.isEmpty() || !state.equals("start")) {
            endField();
            records.add((withLines ? startingLine : "") + ": " + fields);
            fields.clear();
        }
    }
}
