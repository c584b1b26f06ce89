package io.taskqueue.producer.dataset.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a chunk while it grows record by record. Not thread-safe. */
final class ChunkText {
    /** Whether bytes could be added. */
    enum Fit {
        ADDED,
        TOO_LONG,
        HAS_NUL,
        NOT_UTF8
    }

    private final byte[] text;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(4096);
    private int length;

    /** @param limit its greatest length in bytes */
    ChunkText(int limit) {
        this.text = new byte[limit];
    }

    /** Adds all of these bytes or, if one of them is refused, none. */
    Fit add(byte[] bytes, int from, int to) {
        if (to - from > text.length - length) {
            return Fit.TOO_LONG;
        }
        int special = plainEnd(bytes, from, to);
        if (special < to) {
            if (hasNul(bytes, special, to)) {
                return Fit.HAS_NUL;
            }
            if (!isUtf8(bytes, special, to)) {
                return Fit.NOT_UTF8;
            }
        }
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
        return Fit.ADDED;
    }

    /** Adds so many line ends, or none if they do not fit. */
    boolean addLineEnds(long count, byte lineEnd) {
        if (count > text.length - length) {
            return false;
        }
        Arrays.fill(text, length, length + (int) count, lineEnd);
        length += (int) count;
        return true;
    }

    /** All of it; a copy. */
    byte[] bytes() {
        return Arrays.copyOf(text, length);
    }

    void clear() {
        length = 0;
    }

    /**
     * The index of the first byte that is NUL or not ASCII, or up to seven bytes before it; {@code to} if there is
     * none.
     */
    private static int plainEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES) {
            long eight = PackedBytes.at(bytes, i);
            // The subtraction borrows from the next byte only if a NUL is found anyway.
            if (((eight | eight - PackedBytes.ONES) & PackedBytes.HIGHEST_BITS) != 0) {
                return i;
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] > 0) {
            i++;
        }
        return i;
    }

    private static boolean hasNul(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isUtf8(byte[] bytes, int from, int to) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, to - from);
        utf8.reset();
        while (true) {
            decoded.clear();
            var result = utf8.decode(rest, decoded, true);
            if (!result.isOverflow()) {
                return result.isUnderflow();
            }
        }
    }
}
