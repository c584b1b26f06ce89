package io.taskqueue.systemtests.stage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;

/** A CSV table of numbered rows of equal length, of any size as it is made while it is read. One thread reads. */
public final class Rows extends InputStream {
    private static final byte[] HEADER = "id,product,price,at,paid,note\n".getBytes(US_ASCII);
    private static final byte[] ROW =
            ("0000000000,widget M6,12.50,2026-11-21T10:00:00Z,true,\"hex, zinc plated, sold by the hundred, keep dry, "
                            + "made in several places\"\n")
                    .getBytes(US_ASCII);
    private static final int DIGITS = 10;

    private final byte[] row = ROW.clone();
    private final long length;
    private long rendered = -1;
    private volatile long at;

    /** A table of so many rows. */
    public Rows(long count) {
        this.length = startOf(count);
    }

    /** The table whose bytes are about as many as that. */
    public static Rows ofBytes(long bytes) {
        return new Rows((bytes - HEADER.length) / ROW.length);
    }

    /** The byte at which a row begins; they count from 0. */
    public static long startOf(long row) {
        return HEADER.length + row * ROW.length;
    }

    /** The number a row begins with. */
    public static long numberOf(String row) {
        return Long.parseLong(row.substring(0, DIGITS));
    }

    /** Leaves out what comes before this byte. */
    public Rows from(long offset) {
        at = offset;
        return this;
    }

    /** How many rows there are altogether. */
    public long count() {
        return (length - HEADER.length) / ROW.length;
    }

    /** How many bytes there are altogether. */
    public long length() {
        return length;
    }

    /** How many bytes are read; any thread may ask. */
    public long position() {
        return at;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        int filled = 0;
        while (filled < most && at + filled < length) {
            filled += copy(at + filled, into, offset + filled, (int) Math.min(most - filled, length - at - filled));
        }
        at += filled;
        return filled == 0 && most > 0 ? -1 : filled;
    }

    /** Copies what the header or one row has from this byte on. */
    private int copy(long from, byte[] into, int offset, int most) {
        boolean inHeader = from < HEADER.length;
        byte[] source = inHeader ? HEADER : rendered((from - HEADER.length) / ROW.length);
        int start = (int) (inHeader ? from : (from - HEADER.length) % ROW.length);
        int count = Math.min(most, source.length - start);
        System.arraycopy(source, start, into, offset, count);
        return count;
    }

    private byte[] rendered(long number) {
        if (number != rendered) {
            long left = number;
            for (int digit = DIGITS - 1; digit >= 0; digit--) {
                row[digit] = (byte) ('0' + left % 10);
                left /= 10;
            }
            rendered = number;
        }
        return row;
    }
}
