package io.taskqueue.producer.records;

/**
 * CSV as RFC 4180 has it, and as FastCSV reads what departs from it: a quote opens at the start of a field only, elsewhere
 * it is a character; after a closing quote, text and further quotes belong to the field. LF, CR and CRLF end lines.
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

    /** @param delimiter an ASCII character, but no quote, CR or LF */
    CsvGrammar(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    @Override
    public void begin() {
        state = FIELD_START;
        linesWithin = 0;
        scanned = 0;
    }

    @Override
    public int scan(byte[] bytes, int from, int to) {
        int now = state;
        int at = from;
        while (at < to) {
            int found = QuoteOrLineEnd.find(bytes, at, to);
            if (found > at && now != QUOTED) {
                now = afterText(bytes, at, found, now);
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
            } else if (now != TEXT) {
                now = QUOTED;
                openQuote = scanned + found - from;
            }
        }
        state = now;
        scanned += to - from;
        return NO_END;
    }

    /** The state after at least one byte, none of them a quote or a line end. */
    private int afterText(byte[] bytes, int from, int to, int before) {
        if (bytes[to - 1] == delimiter) {
            return FIELD_START;
        }
        if (before == AFTER_QUOTE) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == delimiter) {
                    return TEXT;
                }
            }
            return AFTER_QUOTE;
        }
        return TEXT;
    }

    /** There is always a byte before it: within quotes at least the quote. */
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
    public boolean isBlank(byte[] bytes, int from, int to) {
        return bytes[from] == '\n' || bytes[from] == '\r';
    }

    /** CR, as LF after a record that ends with CR would be no line of its own. */
    @Override
    public byte lineEnd() {
        return '\r';
    }

    @Override
    public boolean endsLinesWithCr() {
        return true;
    }
}
