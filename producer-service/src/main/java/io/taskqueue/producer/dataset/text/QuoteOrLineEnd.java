package io.taskqueue.producer.dataset.text;

/** Finds the bytes on which the cutting of CSV depends, eight at once: there is one in fifty or so. */
final class QuoteOrLineEnd {
    private static final long QUOTES = PackedBytes.all('"');
    private static final long LINE_FEEDS = PackedBytes.all('\n');
    private static final long CARRIAGE_RETURNS = PackedBytes.all('\r');

    private QuoteOrLineEnd() {}

    /** Where a quote, LF or CR comes first; {@code to} if none does. */
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

    /** The highest bit of each byte that is 0, and perhaps of some above the lowest such byte. */
    private static long zeros(long eight) {
        return (eight - PackedBytes.ONES) & ~eight & PackedBytes.HIGHEST_BITS;
    }
}
