package io.taskqueue.producer.dataset.text;

import java.util.Arrays;

/** One record per line, as in NDJSON; lines end with LF. */
final class LineGrammar implements Grammar {
    @Override
    public void begin() {
        // A line is where it is, whatever stands in it.
    }

    @Override
    public int scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return NO_END;
    }

    @Override
    public long linesWithin() {
        return 0;
    }

    @Override
    public int openQuote() {
        return -1;
    }

    @Override
    public boolean isRegular() {
        return true;
    }

    @Override
    public byte[] regular(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r' && bytes[at] != '\n') {
                return false;
            }
        }
        return true;
    }

    @Override
    public byte lineEnd() {
        return '\n';
    }

    @Override
    public boolean endsLinesWithCr() {
        return false;
    }
}
