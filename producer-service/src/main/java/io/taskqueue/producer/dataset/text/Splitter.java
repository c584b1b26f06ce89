package io.taskqueue.producer.dataset.text;

import io.taskqueue.producer.dataset.StreamPosition;
import java.io.IOException;

/**
 * Splits a stream into records without reading their fields; where it splits depends on the bytes alone, not on how
 * they arrive. A record that does not end within the limit is considered a mistake, mostly a stray quote: its first
 * line is refused and reading continues with the second, so that it cannot swallow the rest. See ADR 32. Not
 * thread-safe.
 */
final class Splitter {
    /**
     * The number of lines refused one at a time before several are refused at once, and the number added per limit of
     * bytes.
     */
    private static final long FREE_SCANS = 100;

    private static final long SCANS_PER_LIMIT = 8;

    private final ByteWindow window;
    private final Grammar grammar;
    private final int limit;
    private final Refusals refusals;
    private long line;
    private long bytes;
    private int taken;

    /**
     * @param limit the greatest length of a record, bytes
     * @param start the position of the first piece
     * @param refusals what was refused of the pieces returned so far
     */
    Splitter(ByteWindow window, Grammar grammar, int limit, StreamPosition start, Refusals refusals) {
        this.window = window;
        this.grammar = grammar;
        this.limit = limit;
        this.refusals = refusals;
        this.line = start.lines() + 1;
        this.bytes = start.bytes();
    }

    /** The next piece, {@code null} at the end; invalidates the one before. */
    Piece next() throws IOException {
        window.drop(taken);
        taken = 0;
        Piece piece = find();
        if (piece != null) {
            line += piece.lines();
            bytes += piece.length();
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
                return refuse(limit, "is not closed within " + limit + " bytes");
            }
            if (!window.more()) {
                return atEnd();
            }
        }
    }

    private Piece record(int length, long lines) {
        taken = length;
        int from = window.from();
        if (grammar.isRegular()) {
            return new Piece(window.bytes(), from, from + length, length, lines, null);
        }
        byte[] regular = grammar.regular(window.bytes(), from, from + length);
        return new Piece(regular, 0, regular.length, length, lines, null);
    }

    private Piece atEnd() throws IOException {
        if (window.length() == 0) {
            return null;
        }
        return grammar.openQuote() < 0
                ? record(window.length(), grammar.linesWithin() + 1)
                : refuse(window.length(), "is never closed");
    }

    /** Refuses the first line of the scanned bytes or, once that has been done too often, all of them. */
    private Piece refuse(int scanned, String quoteProblem) throws IOException {
        String reason = grammar.openQuote() < 0 ? "is longer than " + limit + " bytes" : openQuote(quoteProblem);
        int end = 0;
        long lines = 0;
        int next = endOfLine(0, scanned);
        while (next > 0) {
            end = next;
            lines++;
            next = mayScanAgain() ? 0 : endOfLine(end, scanned);
        }
        if (lines == 0) {
            return skipLine(scanned, reason);
        }
        taken = end;
        return Piece.refused(end, lines, reason);
    }

    private String openQuote(String problem) throws IOException {
        long before = 0;
        for (int at = endOfLine(0, grammar.openQuote()); at > 0; at = endOfLine(at, grammar.openQuote())) {
            before++;
        }
        return "has a quote that opens on line " + (line + before) + " and " + problem;
    }

    /** Keeps a hostile stream from having each of its bytes scanned a million times. */
    private boolean mayScanAgain() {
        return refusals.count() < FREE_SCANS + bytes * SCANS_PER_LIMIT / limit;
    }

    /** Refuses everything up to the end of the line that continues at {@code distance}, in bounded memory. */
    private Piece skipLine(int distance, String reason) throws IOException {
        long length = 0;
        int at = distance;
        while (true) {
            int end = endOfLine(at, window.length());
            if (end > 0) {
                taken = end;
                return Piece.refused(length + end, 1, reason);
            }
            length += window.length();
            window.drop(window.length());
            at = 0;
            if (!window.more()) {
                return Piece.refused(length, 1, reason);
            }
        }
    }

    /** The distance after the first line end between these distances from the window's start; 0 if there is none. */
    private int endOfLine(int from, int to) throws IOException {
        byte[] text = window.bytes();
        for (int i = window.from() + from; i < window.from() + to; i++) {
            if (text[i] == '\n' || text[i] == '\r' && grammar.endsLinesWithCr()) {
                return lineEnd(i + 1 - window.from());
            }
        }
        return 0;
    }

    private int lineEnd(int distance) throws IOException {
        return lineEnd(window, grammar, distance);
    }

    /** The distance after the line end whose first byte precedes {@code distance}: CR LF counts as one. */
    static int lineEnd(ByteWindow window, Grammar grammar, int distance) throws IOException {
        boolean isCr = grammar.endsLinesWithCr() && window.bytes()[window.from() + distance - 1] == '\r';
        return isCr && window.peek(distance) == '\n' ? distance + 1 : distance;
    }
}
