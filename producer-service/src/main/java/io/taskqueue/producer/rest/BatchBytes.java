package io.taskqueue.producer.rest;

import java.io.ByteArrayOutputStream;

/** A cursor over the bytes of a batch that collects one element at a time. Not thread-safe. */
final class BatchBytes {
    static final int END = -1;

    private final byte[] body;
    private final int maxTaskSize;
    private final ByteArrayOutputStream element = new ByteArrayOutputStream(1024);
    private int at;
    private boolean tooLarge;

    BatchBytes(byte[] body, int maxTaskSize) {
        this.body = body;
        this.maxTaskSize = maxTaskSize;
    }

    /** The next byte, or {@link #END}. */
    int next() {
        return at == body.length ? END : body[at++] & 0xff;
    }

    /** The number of bytes read. */
    int position() {
        return at;
    }

    /** Adds a byte to the element being read. */
    void keep(int b) {
        if (element.size() < maxTaskSize) {
            element.write(b);
        } else {
            tooLarge = true;
        }
    }

    /** Returns the element kept so far and begins the next. */
    BatchElement take() {
        BatchElement taken = tooLarge ? BatchElement.TOO_LARGE : new BatchElement(element.toByteArray());
        element.reset();
        tooLarge = false;
        return taken;
    }

    static boolean isSpace(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
