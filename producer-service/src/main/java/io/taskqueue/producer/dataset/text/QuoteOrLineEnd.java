package io.taskqueue.producer.dataset.text;

/** Finds the bytes that matter for cutting CSV, about one in fifty, by comparing eight at a time. */
final class QuoteOrLineEnd {
    private static final long QUOTES = PackedBytes.all('"');
    private static final long LINE_FEEDS = PackedBytes.all('\n');
    private static final long CARRIAGE_RETURNS = PackedBytes.all('\r');

    private QuoteOrLineEnd() {}

    /** The index of the first quote, LF or CR; {@code to} if there is none. */
    static int find(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long eight = PackedBytes.at(bytes, i);
            long zeros = zeros(eight ^ QUOTES) | zeros(eight ^ LINE_FEEDS) | zeros(eight ^ CARRIAGE_RETURNS);
            if (zeros != 0) {
                return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** The highest bit of each zero byte; bytes above the lowest zero byte may be marked wrongly. */
    private static long zeros(long eight) {
        return (eight - PackedBytes.ONES) & ~eight & PackedBytes.HIGHEST_BITS;
    }
}
