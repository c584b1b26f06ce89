package io.taskqueue.producer.dataset.text;

import java.io.IOException;
import java.io.InputStream;

/** The part of a stream under inspection: bytes are added at its end and dropped at its start. Not thread-safe. */
public final class ByteWindow {
    private static final int LEAST_READ = 64 * 1024;

    private final InputStream stream;
    private final byte[] bytes;
    private int from;
    private int to;
    private boolean ended;

    /** @param most the number of bytes that must fit at once */
    public ByteWindow(InputStream stream, int most) {
        this.stream = stream;
        this.bytes = new byte[most + 4 * LEAST_READ];
    }

    /** The array with the window's bytes between {@link #from} and {@link #to}; valid until the next {@link #more}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /**
     * The byte at this distance from the window's start, read from the stream if necessary; -1 past the stream's end.
     */
    public int peek(int distance) throws IOException {
        while (length() <= distance) {
            if (!more()) {
                return -1;
            }
        }
        return bytes[from + distance] & 0xff;
    }

    /** Waits for more bytes. Moves the others, so that only distances from the start remain valid. */
    boolean more() throws IOException {
        if (bytes.length - to < LEAST_READ) {
            System.arraycopy(bytes, from, bytes, 0, length());
            to -= from;
            from = 0;
        }
        int read = ended ? -1 : stream.read(bytes, to, bytes.length - to);
        ended = read < 0;
        to += Math.max(0, read);
        return !ended;
    }

    /** Drops the first bytes. */
    public void drop(int count) {
        from += count;
    }
}
