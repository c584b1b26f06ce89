package io.taskqueue.model;

import java.io.InputStream;

/** The text of a JSON string in UTF-8, its escapes resolved as it is read. The string is well-formed. Not thread-safe. */
final class JsonStringStream extends InputStream {
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] json;
    private int at;

    /** What an escape stands for, as far as the reader had no room for it: the lowest byte comes next. */
    private int held;

    private int heldBytes;

    /**
     * @param json holds the string; nobody may change it
     * @param from where its opening quote is
     */
    JsonStringStream(byte[] json, int from) {
        if (json[from] != '"') {
            throw new IllegalArgumentException("no string begins at byte " + from);
        }
        this.json = json;
        this.at = from + 1;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int to = offset + length;
        int out = offset;
        int in = at;
        while (out < to) {
            if (heldBytes > 0) {
                bytes[out++] = (byte) held;
                held >>>= Byte.SIZE;
                heldBytes--;
            } else if (json[in] == '"') {
                break;
            } else if (json[in] == '\\') {
                in = hold(in + 1);
            } else {
                int plain = plain(in, Math.min(json.length, in + to - out));
                System.arraycopy(json, in, bytes, out, plain - in);
                out += plain - in;
                in = plain;
            }
        }
        at = in;
        return out == offset && length > 0 ? -1 : out - offset;
    }

    /** Where an escape or the string's end comes first, at most {@code to}. */
    private int plain(int from, int to) {
        int i = from;
        while (i < to && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Holds what the escape stands for whose character after the backslash is at {@code in}; gives where it ends. */
    private int hold(int in) {
        switch (json[in]) {
            case 'n' -> hold('\n', 1);
            case 'r' -> hold('\r', 1);
            case 't' -> hold('\t', 1);
            case 'b' -> hold('\b', 1);
            case 'f' -> hold('\f', 1);
            case 'u' -> {
                return holdCodePoint(in + 1);
            }
            default -> hold(json[in], 1);
        }
        return in + 1;
    }

    private int holdCodePoint(int digits) {
        int first = hexadecimal(digits);
        boolean pair = Character.isHighSurrogate((char) first);
        int point = pair ? Character.toCodePoint((char) first, (char) hexadecimal(digits + 6)) : first;
        if (point < 0x80) {
            hold(point, 1);
        } else if (point < 0x800) {
            hold(0xc0 | point >> 6 | follower(point) << 8, 2);
        } else if (point < 0x10000) {
            hold(0xe0 | point >> 12 | follower(point >> 6) << 8 | follower(point) << 16, 3);
        } else {
            int followers = follower(point >> 12) << 8 | follower(point >> 6) << 16 | follower(point) << 24;
            hold(0xf0 | point >> 18 | followers, LONGEST_CHARACTER);
        }
        return digits + (pair ? 10 : 4);
    }

    private void hold(int bytes, int count) {
        held = bytes;
        heldBytes = count;
    }

    private int hexadecimal(int digits) {
        int number = 0;
        for (int i = digits; i < digits + 4; i++) {
            number = number << 4 | Character.digit(json[i], 16);
        }
        return number;
    }

    private static int follower(int point) {
        return 0x80 | point & 0x3f;
    }
}
