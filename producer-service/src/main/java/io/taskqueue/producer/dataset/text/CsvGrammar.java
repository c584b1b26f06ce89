package io.taskqueue.producer.dataset.text;

/**
 * CSV as RFC 4180 defines it; deviations are read as Python, pandas and DuckDB read them: a quote opens a quoted part
 * only at the start of a field and is a plain character elsewhere; text after a closing quote belongs to the field, and
 * so do all quotes up to the next delimiter. LF, CR and CRLF end lines.
 */
final class CsvGrammar implements Grammar {
    private static final int FIELD_START = 0;
    private static final int TEXT = 1;
    private static final int QUOTED = 2;
    private static final int AFTER_QUOTE = 3;

    private final byte delimiter;
    private int state;
    private long linesWithin;
    private int scanned;
    private int openQuote;
    private boolean regular;

    /** @param delimiter an ASCII character other than a quote, CR or LF */
    CsvGrammar(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    @Override
    public void begin() {
        state = FIELD_START;
        linesWithin = 0;
        scanned = 0;
        regular = true;
    }

    @Override
    public int scan(byte[] bytes, int from, int to) {
        int now = state;
        int at = from;
        while (at < to) {
            int found = QuoteOrLineEnd.find(bytes, at, to);
            if (found > at && now != QUOTED) {
                regular &= now != AFTER_QUOTE || bytes[at] == delimiter;
                now = bytes[found - 1] == delimiter ? FIELD_START : TEXT;
            }
            at = found + 1;
            if (found == to) {
                break;
            } else if (now == QUOTED) {
                if (bytes[found] == '"') {
                    now = AFTER_QUOTE;
                } else if (!isSecondOfCrLf(bytes, found)) {
                    linesWithin++;
                }
            } else if (bytes[found] != '"') {
                return at;
            } else if (now == FIELD_START) {
                now = QUOTED;
                openQuote = scanned + found - from;
            } else if (now == AFTER_QUOTE) {
                now = QUOTED;
            }
        }
        state = now;
        scanned += to - from;
        return NO_END;
    }

    /** A byte always precedes it: within quotes, at least the quote. */
    private static boolean isSecondOfCrLf(byte[] bytes, int at) {
        return bytes[at] == '\n' && bytes[at - 1] == '\r';
    }

    @Override
    public long linesWithin() {
        return linesWithin;
    }

    @Override
    public int openQuote() {
        return state == QUOTED ? openQuote : -1;
    }

    @Override
    public boolean isRegular() {
        return regular;
    }

    @Override
    public byte[] regular(byte[] bytes, int from, int to) {
        return RegularCsv.of(bytes, from, to, delimiter);
    }

    @Override
    public boolean isBlank(byte[] bytes, int from, int to) {
        return bytes[from] == '\n' || bytes[from] == '\r';
    }

    /** CR, as an LF after a record that ends with CR would not count as a line. */
    @Override
    public byte lineEnd() {
        return '\r';
    }

    @Override
    public boolean endsLinesWithCr() {
        return true;
    }
}
