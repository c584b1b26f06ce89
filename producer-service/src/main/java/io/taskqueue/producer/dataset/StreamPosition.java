package io.taskqueue.producer.dataset;

/**
 * How far a stream of records has come.
 *
 * @param chunks how many chunks it was cut into; the next chunk's number
 * @param records how many records they hold
 * @param bytes how many bytes are dealt with, decompressed and header included
 * @param lines how many lines those are
 * @param refused how many records no chunk can carry
 * @param refusedLines the first of them, a JSON array of objects with {@code line} and {@code reason}
 */
public record StreamPosition(long chunks, long records, long bytes, long lines, long refused, String refusedLines) {
    /** Before the first byte. */
    public static final StreamPosition START = new StreamPosition(0, 0, 0, 0, 0, "[]");
}
