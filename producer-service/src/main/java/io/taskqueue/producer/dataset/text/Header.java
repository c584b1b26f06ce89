package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.StreamProblems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header row of a CSV stream, or names made up where it has none.
 *
 * @param columns the names as a JSON array
 * @param bytes how many bytes it and the empty lines before it take
 * @param lines how many lines they are
 */
public record Header(String columns, long bytes, long lines) {
    private static final int LONGEST = 64 * 1024;

    private static final Pattern HINT = Pattern.compile("\"?sep=(.)\"?[\r\n]*", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes the header off a stream.
     *
     * @throws ProblemException naming the column, where it is none
     */
    public static Header read(ByteWindow window, StreamFormat format) throws IOException {
        CsvGrammar grammar = new CsvGrammar(format.delimiter());
        long bytes = 0;
        long lines = 0;
        while (true) {
            int length = length(window, grammar, format.delimiter());
            int from = window.from();
            boolean blank = grammar.isBlank(window.bytes(), from, from + length);
            String row = blank ? "" : text(window.bytes(), from, length);
            boolean first = !blank && !(lines == 0 && isHint(row, format.delimiter()));
            List<String> fields = first ? Columns.of(row, format.delimiter()) : List.of();
            if (first && !format.header()) {
                requireFewColumns(fields);
                return new Header(written(ColumnNames.numbered(fields.size())), bytes, lines);
            }
            bytes += length;
            lines += grammar.linesWithin() + 1;
            window.drop(length);
            if (first) {
                return new Header(json(fields), bytes, lines);
            }
        }
    }

    /** Whether a first line is what spreadsheets write for one another to name the delimiter. */
    private static boolean isHint(String row, char delimiter) {
        Matcher hint = HINT.matcher(row);
        if (!hint.matches()) {
            return false;
        }
        if (hint.group(1).charAt(0) != delimiter) {
            throw StreamProblems.field(
                    "delimiter",
                    "is " + excerpt(hint.group(1)) + " by the stream's first line, and " + excerpt("" + delimiter)
                            + " by the request");
        }
        return true;
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
        for (int i = 1; i <= columns.size(); i++) {
            String name = columns.get(i - 1);
            if (name.length() > DatasetContract.MAX_COLUMN_NAME) {
                throw StreamProblems.field(
                        "column " + i,
                        "has a name of more than " + DatasetContract.MAX_COLUMN_NAME + " characters; it begins "
                                + excerpt(name));
            }
        }
        String json = written(ColumnNames.unique(columns));
        if (json.getBytes(UTF_8).length > LONGEST) {
            throw StreamProblems.field("The header row", "is longer than " + LONGEST + " bytes once written in JSON");
        }
        return json;
    }

    private static void requireFewColumns(List<String> columns) {
        if (columns.size() > DatasetContract.MAX_COLUMNS) {
            throw StreamProblems.field(
                    "column " + (DatasetContract.MAX_COLUMNS + 1),
                    "is one too many, a stream may have " + DatasetContract.MAX_COLUMNS + "; it is "
                            + excerpt(columns.get(DatasetContract.MAX_COLUMNS)));
        }
    }

    /** The names in such a JSON array; {@code null} of none. */
    public static List<String> names(String columns) {
        try {
            return columns == null ? null : List.of(JSON.readValue(columns, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the columns of a dataset cannot be read", e);
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
