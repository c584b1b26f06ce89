package io.taskqueue.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of a document under {@code docs/}, found by its first column's title; cells without their back ticks. */
public record MarkdownTable(List<List<String>> rows) {
    static final Path DOCS = Path.of("..", "..", "docs");

    static MarkdownTable read(String document, String firstTitle) {
        List<List<String>> rows = text(document)
                .lines()
                .dropWhile(line -> !line.startsWith("| " + firstTitle + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(MarkdownTable::cells)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no table " + firstTitle + " in " + document);
        }
        return new MarkdownTable(rows);
    }

    public static String text(String document) {
        try {
            return Files.readString(DOCS.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of one column from the top. */
    List<String> column(int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
