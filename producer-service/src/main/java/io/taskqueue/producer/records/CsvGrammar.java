package io.taskqueue.producer.records;

/**
 * CSV as RFC 4180 has it, and as FastCSV reads what departs from it: a quote opens at the start of a field only, elsewhere
 * it is a character; after a closing quote, text and further quotes belong to the field. LF, CR and CRLF end lines.
 */
final class CsvGrammar implements Grammar {
    private static final byte PLAIN = 0;
    private static final byte DELIMITER = 1;
    private static final byte QUOTE = 2;
    private static final byte END = 3;

    private static final int FIELD_START = 0;
    private static final int TEXT = 1;
    private static final int QUOTED = 3;
    private static final int AFTER_QUOTE = 5;

    private final byte[] kinds = new byte[256];
    private int state;
    private long linesWithin;
    private int scanned;
    private int openQuote;

    /** @param delimiter an ASCII character, but no quote, CR or LF */
    CsvGrammar(char delimiter) {
        kinds[delimiter] = DELIMITER;
        kinds['"'] = QUOTE;
        kinds['\r'] = END;
        kinds['\n'] = END;
    }

    @Override
    public void begin() {
        state = FIELD_START;
        linesWithin = 0;
        scanned = 0;
    }

    @Override
    public int scan(byte[] bytes, int from, int to) {
        byte[] kindOf = kinds;
        int now = state;
        int at = from;
        while (at < to) {
            int kind = kindOf[bytes[at++] & 0xff];
            if (kind == PLAIN) {
                now |= TEXT; // a field's start becomes text, the others stay what they are
                while (at < to && kindOf[bytes[at] & 0xff] == PLAIN) {
                    at++;
                }
            } else if (now == QUOTED) {
                if (kind == QUOTE) {
                    now = AFTER_QUOTE;
                } else if (kind == END && !isSecondOfCrLf(bytes, at - 1)) {
                    linesWithin++;
                }
            } else if (kind == DELIMITER) {
                now = FIELD_START;
            } else if (kind == END) {
                return at;
            } else if (now != TEXT) {
                now = QUOTED;
                openQuote = scanned + at - 1 - from;
            }
        }
        state = now;
        scanned += to - from;
        return NO_END;
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
