package io.taskqueue.monitor.deadletter;

import java.util.Base64;

/**
 * The bytes of a list element that was not an envelope.
 *
 * @param base64 all of them
 * @param printable the first {@value #PRINTED} of them as text, with bytes outside printable ASCII as {@code \xNN}
 * @param bytes how many there are; -1 if the Base64 is not valid
 */
public record RawElement(String base64, String printable, int bytes) {
    /** How many bytes are printed. */
    static final int PRINTED = 4096;

    static RawElement of(String base64) {
        try {
            byte[] raw = Base64.getDecoder().decode(base64);
            return new RawElement(base64, print(raw), raw.length);
        } catch (IllegalArgumentException e) {
            return new RawElement(base64, "(the record's Base64 is not valid)", -1);
        }
    }

    private static String print(byte[] raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(raw.length, PRINTED); i++) {
            byte b = raw[i];
            if (b == '\\') {
                text.append("\\\\");
            } else if (b >= ' ' && b <= '~') {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02x", b));
            }
        }
        return raw.length > PRINTED ? text.append('…').toString() : text.toString();
    }
}
