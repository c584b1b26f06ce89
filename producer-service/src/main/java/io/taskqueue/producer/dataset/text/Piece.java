package io.taskqueue.producer.dataset.text;

/**
 * The next part of a stream: a record with its line end, an empty line, or what is refused.
 *
 * @param bytes where it lies, until the next piece is asked for; {@code null} where it is refused
 * @param from index of its first byte
 * @param to index after its last byte
 * @param length how many bytes of the stream it is
 * @param lines how many lines it is; a last one without a line end counts
 * @param refusal why no chunk can carry it, {@code null} where one may
 */
record Piece(byte[] bytes, int from, int to, long length, long lines, String refusal) {
    /** Lines that are refused, each for a record of its own: what records they are cannot be known. */
    static Piece refused(long length, long lines, String reason) {
        return new Piece(null, 0, 0, length, lines, reason);
    }
}
