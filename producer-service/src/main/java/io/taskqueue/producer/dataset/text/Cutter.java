package io.taskqueue.producer.dataset.text;

import io.taskqueue.producer.dataset.StreamPosition;
import java.io.IOException;

/**
 * Cuts a stream into chunks of as many whole records as fit, always at the same bytes. A refused record between two
 * records of a chunk is replaced by as many empty lines, so that lines of the text correspond to lines of the stream.
 * Not thread-safe.
 */
public final class Cutter {
    private final Splitter splitter;
    private final Grammar grammar;
    private final ChunkText text;
    private final Refusals refusals;
    private final int limit;
    private long chunks;
    private long records;
    private long bytes;
    private long lines;
    private Piece pending;
    private long firstLine;
    private long recordsInChunk;

    /**
     * @param start the position of the stream's first piece
     * @param limit the greatest length of a chunk's text, and so of a record, in bytes
     */
    public Cutter(ByteWindow window, Grammar grammar, StreamPosition start, Refusals refusals, int limit) {
        this.splitter = new Splitter(window, grammar, limit, start, refusals);
        this.grammar = grammar;
        this.text = new ChunkText(limit);
        this.refusals = refusals;
        this.limit = limit;
        this.chunks = start.chunks();
        this.records = start.records();
        this.bytes = start.bytes();
        this.lines = start.lines();
    }

    /** The next chunk, {@code null} at the end. */
    public Chunk next() throws IOException {
        text.clear();
        recordsInChunk = 0;
        Piece piece = pending == null ? splitter.next() : pending;
        while (piece != null && place(piece)) {
            bytes += piece.length();
            lines += piece.lines();
            piece = splitter.next();
        }
        pending = piece;
        if (recordsInChunk == 0) {
            return null;
        }
        records += recordsInChunk;
        return new Chunk(chunks++, firstLine, recordsInChunk, text.bytes(), position());
    }

    /** A chunk without records, for a stream that has only a header row: it carries the columns into the statistics. */
    public Chunk empty() {
        return new Chunk(chunks++, lines + 1, 0, new byte[0], position());
    }

    /** The position of the stream: the end of the latest chunk or, after the last one, of the stream. */
    public StreamPosition position() {
        return new StreamPosition(chunks, records, bytes, lines, refusals.count(), refusals.json());
    }

    /** Whether the piece was placed; if not, it belongs to the next chunk. */
    private boolean place(Piece piece) {
        if (piece.refusal() != null) {
            return refuse(piece, piece.refusal(), piece.lines());
        }
        if (grammar.isBlank(piece.bytes(), piece.from(), piece.to())) {
            return leaveEmpty(piece.lines());
        }
        return switch (text.add(piece.bytes(), piece.from(), piece.to())) {
            case ADDED -> added();
            case TOO_LONG -> recordsInChunk == 0 && refuse(piece, "is longer than " + limit + " bytes", 1);
            case HAS_NUL -> refuse(piece, Refusals.HAS_NUL, 1);
            case NOT_UTF8 -> refuse(piece, Refusals.NOT_UTF8, 1);
        };
    }

    private boolean added() {
        if (recordsInChunk++ == 0) {
            firstLine = lines + 1;
        }
        return true;
    }

    private boolean refuse(Piece piece, String reason, long records) {
        if (!leaveEmpty(piece.lines())) {
            return false;
        }
        refusals.add(lines + 1, reason, records);
        return true;
    }

    private boolean leaveEmpty(long count) {
        return recordsInChunk == 0 || text.addLineEnds(count, grammar.lineEnd());
    }
}
