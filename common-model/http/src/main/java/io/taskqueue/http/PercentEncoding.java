package io.taskqueue.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether an address can be decoded without guessing. */
final class PercentEncoding {
    private static final String TO_BE_ESCAPED = "\"<>\\^`{|}";

    private PercentEncoding() {}

    /** Whether all characters may stand in an address, each escape is whole and what they stand for is UTF-8. */
    static boolean isValid(String uri) {
        if (isPlain(uri)) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (!mayStand(c)) {
                return false;
            }
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
            int low = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        return isUtf8(bytes.toByteArray());
    }

    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%' || !mayStand(uri.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStand(char c) {
        return c > ' ' && c <= '~' && TO_BE_ESCAPED.indexOf(c) < 0;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
