package io.taskqueue.worker.dataset;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers from 0 in as few bytes as they need: seven bits each, the lowest first; the eighth is set if more follow. */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varints() {}

    static void write(DataOutput out, long number) throws IOException {
        long rest = number;
        while (rest >= MORE) {
            out.writeByte((int) (rest % MORE) | MORE);
            rest >>>= BITS;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = in.readByte();
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number of more than nine bytes");
    }
}
