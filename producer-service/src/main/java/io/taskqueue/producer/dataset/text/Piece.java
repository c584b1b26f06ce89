package io.taskqueue.producer.dataset.text;

/**
 * The next part of a stream: a record with its line end, an empty line, or refused bytes.
 *
 * @param bytes the array that holds it, until the next piece is read; {@code null} if it is refused
 * @param from index of its first byte
 * @param to index after its last byte
 * @param length its length in the stream, bytes
 * @param lines the number of its lines; a last one without a line end counts
 * @param refusal why no chunk can carry it; {@code null} if one can
 */
record Piece(byte[] bytes, int from, int to, long length, long lines, String refusal) {
    /** Refused lines, each counted as a record, as their real records cannot be determined. */
    static Piece refused(long length, long lines, String reason) {
        return new Piece(null, 0, 0, length, lines, reason);
    }
}
