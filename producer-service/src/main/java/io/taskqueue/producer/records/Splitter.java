package io.taskqueue.producer.records;

import java.io.IOException;

/**
 * Splits a stream into records without looking into them; where it splits depends on the bytes alone, not on how they
 * arrive. A quote that does not close within the limit is taken for a mistake: its line is refused, and reading goes on with
 * the next, so that it cannot swallow the rest. Not thread-safe.
 */
final class Splitter {
    private final ByteWindow window;
    private final Grammar grammar;
    private final int limit;
    private long line = 1;
    private int taken;

    /**
     * @param limit how long a record may be, bytes
     * @param line which line of the stream comes first
     */
    Splitter(ByteWindow window, Grammar grammar, int limit, long line) {
        this.window = window;
        this.grammar = grammar;
        this.limit = limit;
        this.line = line;
    }

    /** The next piece, {@code null} at the end; the one before is forgotten. */
    Piece next() throws IOException {
        window.drop(taken);
        taken = 0;
        Piece piece = find();
        if (piece != null) {
            line += piece.lines();
        }
        return piece;
    }

    private Piece find() throws IOException {
        grammar.begin();
        int scanned = 0;
        while (true) {
            int until = Math.min(window.length(), limit);
            int start = window.from();
            int end = grammar.scan(window.bytes(), start + scanned, start + until);
            if (end != Grammar.NO_END) {
                return record(lineEnd(end - start), grammar.linesWithin() + 1);
            }
            scanned = until;
            if (scanned == limit) {
                return grammar.openQuote() < 0 ? longLine() : openQuote("is not closed within " + limit + " bytes");
            }
            if (!window.more()) {
                return atEnd();
            }
        }
    }

    private Piece record(int length, long lines) {
        taken = length;
        int from = window.from();
        return new Piece(window.bytes(), from, from + length, length, lines, null);
    }

    private Piece atEnd() throws IOException {
        if (window.length() == 0) {
            return null;
        }
        return grammar.openQuote() < 0
                ? record(window.length(), grammar.linesWithin() + 1)
                : openQuote("is never closed");
    }

    /** Refuses the record up to the end of the line on which its quote opened. */
    private Piece openQuote(String problem) throws IOException {
        int quote = grammar.openQuote();
        long before = lineEnds(0, quote);
        return skip(quote, before, "has a quote that opens on line " + (line + before) + " and " + problem);
    }

    private Piece longLine() throws IOException {
        return skip(limit, grammar.linesWithin(), "is longer than " + limit + " bytes");
    }

    /** Refuses everything to the end of the line that goes on at {@code distance}, in bounded memory. */
    private Piece skip(int distance, long linesBefore, String reason) throws IOException {
        long length = 0;
        int at = distance;
        while (true) {
            byte[] bytes = window.bytes();
            for (int i = window.from() + at; i < window.to(); i++) {
                if (isLineEnd(bytes[i])) {
                    int end = lineEnd(i + 1 - window.from());
                    window.drop(end);
                    return Piece.refused(length + end, linesBefore + 1, reason);
                }
            }
            length += window.length();
            window.drop(window.length());
            at = 0;
            if (!window.more()) {
                return Piece.refused(length, linesBefore + 1, reason);
            }
        }
    }

    private int lineEnd(int distance) throws IOException {
        return lineEnd(window, grammar, distance);
    }

    /** Where the line end is over whose first byte lies before {@code distance}: CR and LF are one. */
    static int lineEnd(ByteWindow window, Grammar grammar, int distance) throws IOException {
        boolean isCr = grammar.endsLinesWithCr() && window.bytes()[window.from() + distance - 1] == '\r';
        return isCr && window.peek(distance) == '\n' ? distance + 1 : distance;
    }

    private long lineEnds(int from, int to) {
        byte[] bytes = window.bytes();
        long ends = 0;
        for (int i = window.from() + from; i < window.from() + to; i++) {
            if (bytes[i] == '\n' ? i == window.from() || bytes[i - 1] != '\r' : isLineEnd(bytes[i])) {
                ends++;
            }
        }
        return ends;
    }

    private boolean isLineEnd(byte b) {
        return b == '\n' || (b == '\r' && grammar.endsLinesWithCr());
    }
}
