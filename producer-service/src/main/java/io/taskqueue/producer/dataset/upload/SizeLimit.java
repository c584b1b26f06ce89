package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.Kind;
import io.taskqueue.producer.dataset.StreamProblems;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails a stream with a problem once it exceeds its limit of bytes. */
final class SizeLimit extends FilterInputStream {
    private final long limit;
    private long left;

    SizeLimit(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw StreamProblems.of(Kind.TOO_LARGE, "The stream exceeds the limit of " + limit + " bytes.");
        }
        return read;
    }
}
