package io.taskqueue.producer.queue;

import java.util.Arrays;

/** Removes the white space between JSON tokens, so that texts that differ only in it become equal. */
final class CompactJson {
    private CompactJson() {}

    /** The text without white space outside strings; whether it is JSON is not checked. */
    static byte[] of(byte[] json) {
        byte[] compact = new byte[json.length];
        int length = 0;
        boolean inString = false;
        boolean escaped = false;
        for (byte b : json) {
            if (inString) {
                inString = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (isSpace(b)) {
                continue;
            } else {
                inString = b == '"';
            }
            compact[length++] = b;
        }
        return Arrays.copyOf(compact, length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
