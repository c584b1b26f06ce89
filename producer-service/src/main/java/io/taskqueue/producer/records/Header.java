package io.taskqueue.producer.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.producer.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header row of a CSV stream.
 *
 * @param columns the names as a JSON array
 * @param bytes how many bytes it and the empty lines before it take
 * @param lines how many lines they are
 */
record Header(String columns, long bytes, long lines) {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_COLUMNS = 1000;
    /** As workers have it. */
    private static final int LONGEST_NAME = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes the header off a stream.
     *
     * @throws ProblemException naming the column, where it is none
     */
    static Header read(ByteWindow window, char delimiter) throws IOException {
        CsvGrammar grammar = new CsvGrammar(delimiter);
        long bytes = 0;
        long lines = 0;
        while (true) {
            int length = length(window, grammar, delimiter);
            int from = window.from();
            boolean blank = grammar.isBlank(window.bytes(), from, from + length);
            List<String> columns = blank ? List.of() : Columns.of(text(window.bytes(), from, length), delimiter);
            bytes += length;
            lines += grammar.linesWithin() + 1;
            window.drop(length);
            if (!blank) {
                return new Header(json(columns), bytes, lines);
            }
        }
    }

    /** How many bytes the first row takes, its line end included. */
    private static int length(ByteWindow window, CsvGrammar grammar, char delimiter) throws IOException {
        if (window.peek(0) < 0) {
            throw StreamProblems.empty();
        }
        grammar.begin();
        int scanned = 0;
        while (true) {
            int until = Math.min(window.length(), LONGEST);
            int start = window.from();
            int end = grammar.scan(window.bytes(), start + scanned, start + until);
            if (end != Grammar.NO_END) {
                return Splitter.lineEnd(window, grammar, end - start);
            }
            scanned = until;
            if (scanned == LONGEST) {
                requireFewColumns(Columns.of(new String(window.bytes(), start, LONGEST, UTF_8), delimiter));
                throw StreamProblems.field("The header row", "is longer than " + LONGEST + " bytes");
            }
            if (!window.more()) {
                return atEnd(window, grammar);
            }
        }
    }

    private static int atEnd(ByteWindow window, CsvGrammar grammar) {
        if (grammar.openQuote() >= 0) {
            throw StreamProblems.field("The header row", "has a quote that is never closed");
        }
        return window.length();
    }

    private static String text(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == 0) {
                throw StreamProblems.binary();
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw StreamProblems.binary();
        }
    }

    private static String json(List<String> columns) {
        requireFewColumns(columns);
        Map<String, Integer> known = new HashMap<>();
        for (int i = 1; i <= columns.size(); i++) {
            String name = columns.get(i - 1);
            if (name.isBlank()) {
                throw StreamProblems.field("column " + i, "has no name");
            }
            if (name.length() > LONGEST_NAME) {
                throw StreamProblems.field(
                        "column " + i,
                        "has a name of more than " + LONGEST_NAME + " characters; it begins " + excerpt(name));
            }
            Integer other = known.put(name, i);
            if (other != null) {
                throw StreamProblems.field("column " + i, "has the name of column " + other + ", " + excerpt(name));
            }
        }
        String json = written(columns);
        if (json.getBytes(UTF_8).length > LONGEST) {
            throw StreamProblems.field("The header row", "is longer than " + LONGEST + " bytes once written in JSON");
        }
        return json;
    }

    private static void requireFewColumns(List<String> columns) {
        if (columns.size() > MOST_COLUMNS) {
            throw StreamProblems.field(
                    "column " + (MOST_COLUMNS + 1),
                    "is one too many, a stream may have " + MOST_COLUMNS + "; it is "
                            + excerpt(columns.get(MOST_COLUMNS)));
        }
    }

    private static String written(List<String> columns) {
        try {
            return JSON.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column names are text", e);
        }
    }

    private static String excerpt(String name) {
        String printable = name.codePoints()
                .limit(40)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + printable + '"';
    }
}
