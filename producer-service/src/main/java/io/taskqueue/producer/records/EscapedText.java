package io.taskqueue.producer.records;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Text that grows record by record, kept as it stands between the quotes of a JSON string. Not thread-safe. */
final class EscapedText {
    /** Whether bytes could be added. */
    enum Fit {
        ADDED,
        TOO_LONG,
        HAS_NUL,
        NOT_UTF8
    }

    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** For each byte what follows its backslash, {@code 'u'} for four digits, 0 where it stands for itself. */
    private static final byte[] ESCAPES = escapes();

    private static final long CONTROLS = EightBytes.all(' ');
    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');

    private final byte[] text;
    private final int limit;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(4096);
    private int length;

    /** @param limit how many bytes it may have, escapes counted as they are written */
    EscapedText(int limit) {
        this.limit = limit;
        this.text = new byte[limit + LONGEST_ESCAPE];
    }

    /** Adds all of these bytes or, where that cannot be, none. */
    Fit add(byte[] bytes, int from, int to) {
        int at = length;
        int all = 0;
        int i = from;
        while (i < to) {
            int plain = i;
            i = asciiEnd(bytes, i, to);
            while (i < to && ESCAPES[bytes[i] & 0xff] == 0) {
                all |= bytes[i++];
            }
            if (at + i - plain > limit) {
                return Fit.TOO_LONG;
            }
            System.arraycopy(bytes, plain, text, at, i - plain);
            at += i - plain;
            if (i < to) {
                if (bytes[i] == 0) {
                    return Fit.HAS_NUL;
                }
                at = escape(text, at, bytes[i++]);
            }
        }
        if (at > limit) {
            return Fit.TOO_LONG;
        }
        if (all < 0 && !isUtf8(bytes, from, to)) {
            return Fit.NOT_UTF8;
        }
        length = at;
        return Fit.ADDED;
    }

    /** The beginning of the first eight bytes, counted from {@code from}, one of which is no ASCII or has an escape. */
    private static int asciiEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES) {
            long eight = EightBytes.at(bytes, i);
            // What is subtracted is borrowed from the byte above only where a byte is found anyway.
            long found = eight
                    | eight - CONTROLS
                    | (eight ^ QUOTES) - EightBytes.ONES
                    | (eight ^ BACKSLASHES) - EightBytes.ONES;
            if ((found & EightBytes.HIGHEST_BITS) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        return i;
    }

    /** Adds so many of one line end, or none where they do not fit. */
    boolean addLineEnds(long count, byte lineEnd) {
        if (length + 2 * count > limit) {
            return false;
        }
        for (long i = 0; i < count; i++) {
            length = escape(text, length, lineEnd);
        }
        return true;
    }

    /** Where the text lies, in the first {@link #length} bytes. */
    byte[] bytes() {
        return text;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** There is room for the longest escape behind the limit. */
    private static int escape(byte[] out, int at, byte b) {
        int escape = ESCAPES[b];
        int next = at;
        out[next++] = '\\';
        out[next++] = (byte) escape;
        if (escape == 'u') {
            out[next++] = '0';
            out[next++] = '0';
            out[next++] = HEX[b >> 4];
            out[next++] = HEX[b & 0xf];
        }
        return next;
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

    private static byte[] escapes() {
        byte[] escapes = new byte[256];
        for (int control = 0; control < ' '; control++) {
            escapes[control] = 'u';
        }
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }
}
