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
 * The header row of a CSV stream, or generated names if it has none.
 *
 * @param columns the names as a JSON array
 * @param bytes the number of bytes of the header and of the empty lines before it
 * @param lines the number of those lines
 */
public record Header(String columns, long bytes, long lines) {
    private static final int LONGEST = 64 * 1024;

    private static final Pattern HINT = Pattern.compile("\"?sep=(.)\"?[\r\n]*", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the header and removes it from the stream.
     *
     * @throws ProblemException naming the column at fault
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

    /** Whether a first line is the one by which spreadsheets name the delimiter, {@code sep=;}. */
    private static boolean isHint(String row, char delimiter) {
        Matcher hint = HINT.matcher(row);
        if (!hint.matches()) {
            return false;
        }
        if (hint.group(1).charAt(0) != delimiter) {
            throw StreamProblems.field(
                    "delimiter",
                    "is " + excerpt(hint.group(1)) + " in the stream's first line, but " + excerpt("" + delimiter)
                            + " in the request");
        }
        return true;
    }

    /** The length of the first row in bytes, its line end included. */
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
            throw StreamProblems.field("The header row", "has an unclosed quote");
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
                        "has a name longer than " + DatasetContract.MAX_COLUMN_NAME + " characters, starting with "
                                + excerpt(name));
            }
        }
        String json = written(ColumnNames.unique(columns));
        if (json.getBytes(UTF_8).length > LONGEST) {
            throw StreamProblems.field("The header row", "is longer than " + LONGEST + " bytes when written as JSON");
        }
        return json;
    }

    private static void requireFewColumns(List<String> columns) {
        if (columns.size() > DatasetContract.MAX_COLUMNS) {
            throw StreamProblems.field(
                    "column " + (DatasetContract.MAX_COLUMNS + 1),
                    "exceeds the limit of " + DatasetContract.MAX_COLUMNS + " columns; it is "
                            + excerpt(columns.get(DatasetContract.MAX_COLUMNS)));
        }
    }

    /** The names in such a JSON array; {@code null} for {@code null}. */
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
