package io.taskqueue.model.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text to and from UTF-8 without the silent replacement of what cannot be converted. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes are ASCII alone, and so need no decoding to be known as UTF-8. */
    public static boolean isAscii(byte[] bytes) {
        // Without a branch in the loop, so that it is compiled to a few instructions for many bytes.
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }

    /** Whether the ASCII character is among the bytes. */
    public static boolean contains(byte[] bytes, char ascii) {
        return find(bytes, 0, bytes.length, ascii) < bytes.length;
    }

    /** Where the ASCII character comes first from {@code from} on, {@code to} where it does not come before that. */
    public static int find(byte[] bytes, int from, int to, char ascii) {
        // Eight bytes at once: only in one that is 0 can what is one less and the complement both have the highest bit.
        long all = ascii * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, i) ^ all;
            long zeros = (difference - ONES) & ~difference & HIGHEST_BITS;
            if (zeros != 0) {
                return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE; // the lowest one found is never a mistake
            }
        }
        while (i < to && bytes[i] != ascii) {
            i++;
        }
        return i;
    }

    /** Whether strings of the JSON text may have surrogates: as UTF-8 has none, only an escape can bring one. */
    public static boolean mayEscapeSurrogates(byte[] json) {
        for (int i = find(json, 0, json.length, '\\'); i < json.length - 2; i = find(json, i + 2, json.length, '\\')) {
            if (json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }

    /**
     * The text in {@code bytes}.
     *
     * @throws CharacterCodingException if they are not UTF-8: cut off, overlong, surrogates, or another encoding
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * The UTF-8 bytes of {@code text}.
     *
     * @throws CharacterCodingException if it has a lone surrogate
     */
    public static byte[] encode(String text) throws CharacterCodingException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        return Arrays.copyOf(bytes.array(), bytes.limit());
    }

    /** The text with each lone surrogate replaced by U+FFFD, for messages that must be writable; {@code null} stays. */
    public static String repair(String text) {
        return text == null || isWellFormed(text)
                ? text
                : text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Whether every surrogate in {@code text} is half of a pair, so that it can be written as UTF-8. */
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
