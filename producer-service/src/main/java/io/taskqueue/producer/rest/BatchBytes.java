package io.taskqueue.producer.rest;

import io.taskqueue.producer.http.BodyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a batch, counted, with room for one element. Not thread-safe. */
final class BatchBytes {
    static final int END = -1;

    private final InputStream body;
    private final long maxBatchSize;
    private final int maxTaskSize;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream element = new ByteArrayOutputStream(1024);
    private int at;
    private int filled;
    private long before;
    private boolean tooLarge;

    BatchBytes(InputStream body, long maxBatchSize, int maxTaskSize) {
        this.body = body;
        this.maxBatchSize = maxBatchSize;
        this.maxTaskSize = maxTaskSize;
    }

    /** The next byte, or {@link #END}. */
    int next() throws IOException {
        if (at == filled) {
            before += filled;
            at = 0;
            filled = Math.max(0, body.read(buffer));
            if (before + filled > maxBatchSize) {
                throw new BrokenBatchException(BodyReader.tooLarge(maxBatchSize));
            }
            if (filled == 0) {
                return END;
            }
        }
        return buffer[at++] & 0xff;
    }

    /** How many bytes have been read. */
    long position() {
        return before + at;
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
