package io.taskqueue.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.MalformedTaskException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Percent-encoding without guesses: an incomplete escape and bytes other than UTF-8 are errors. The decoders of Netty,
 * Vert.x and the JDK replace such bytes by U+FFFD; see ADR 34.
 */
public final class PercentEncoding {
    private static final String TO_BE_ESCAPED = "\"<>\\^`{|}";
    private static final int ESCAPE_LENGTH = 3;

    private PercentEncoding() {}

    /** Whether all characters may stand in an address, each escape is complete and the address decodes to UTF-8. */
    static boolean isValid(String uri) {
        boolean escaped = false;
        for (int i = 0; i < uri.length(); i++) {
            if (!mayStand(uri.charAt(i))) {
                return false;
            }
            escaped |= uri.charAt(i) == '%';
        }
        return !escaped || isDecodable(uri.getBytes(ISO_8859_1));
    }

    /**
     * The text that a name or value in a form stands for, in which {@code +} is a space.
     *
     * @throws MalformedTaskException of no field if an escape is incomplete or the bytes are not UTF-8
     */
    public static String decodeForm(byte[] form, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            if (form[at] == '%') {
                bytes.write(escaped(form, at, to));
                at += ESCAPE_LENGTH - 1;
            } else {
                bytes.write(form[at] == '+' ? ' ' : form[at]);
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTaskException("", "is not valid UTF-8");
        }
    }

    private static boolean isDecodable(byte[] uri) {
        try {
            decodeForm(uri, 0, uri.length);
            return true;
        } catch (MalformedTaskException e) {
            return false;
        }
    }

    private static int escaped(byte[] form, int at, int to) {
        int high = at + 2 < to ? Character.digit(form[at + 1], 16) : -1;
        int low = at + 2 < to ? Character.digit(form[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedTaskException("", "has an incomplete percent escape at byte " + at);
        }
        return high * 16 + low;
    }

    private static boolean mayStand(char c) {
        return c > ' ' && c <= '~' && TO_BE_ESCAPED.indexOf(c) < 0;
    }
}
