package io.taskqueue.worker.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The bytes of one list element, exactly as they lie in Redis: what a task is removed by. Equal when the bytes are. */
public final class Element {
    private static final int HASHED = 512;

    private final byte[] bytes;
    private int hash;

    /** Takes the array over without a copy. */
    public Element(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves; callers leave them as they are. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        // Kept, as String keeps its own: the worker looks each element up several times. Ids stand in front.
        if (hash == 0) {
            hash = 31 * bytes.length + Arrays.hashCode(Arrays.copyOf(bytes, Math.min(bytes.length, HASHED)));
        }
        return hash;
    }

    /** The bytes as text, for messages in tests only: it holds the payload. */
    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
