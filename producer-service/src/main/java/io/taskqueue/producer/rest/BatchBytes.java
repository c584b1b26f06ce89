package io.taskqueue.producer.rest;

import java.io.ByteArrayOutputStream;

/** The bytes of a batch, counted, with room for one element. Not thread-safe. */
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

    /** How many bytes have been read. */
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

    /** The element kept so far; the next begins. */
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
