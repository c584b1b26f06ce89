package io.taskqueue.producer.dataset;

/**
 * The position up to which a stream of records is processed.
 *
 * @param chunks the number of chunks; also the number of the next chunk
 * @param records the number of records in them
 * @param bytes the number of bytes processed, decompressed and with the header
 * @param lines the number of lines in them
 * @param refused the number of records that no chunk can carry
 * @param refusedLines the first of them, a JSON array of objects with {@code line} and {@code reason}
 */
public record StreamPosition(long chunks, long records, long bytes, long lines, long refused, String refusedLines) {
    /** Before the first byte. */
    public static final StreamPosition START = new StreamPosition(0, 0, 0, 0, 0, "[]");
}
