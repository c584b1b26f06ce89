package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Reads what {@link SummaryWriter} wrote, trusting nothing: no size is used before it is checked.
 *
 * @see CorruptSummaryException thrown by everything here
 */
public final class SummaryReader {
    /** The limit of a count; sums of a few of them still fit a long. */
    private static final long MAX_COUNT = 1L << 53;

    private static final int MAX_NUMBER_BYTES = 1_000;

    private final ByteBuffer bytes;

    public SummaryReader(byte[] all) {
        int length = all.length - Integer.BYTES;
        check(length > 0, "there are only " + all.length + " bytes");
        CRC32C checksum = new CRC32C();
        checksum.update(all, 0, length);
        check(ByteBuffer.wrap(all).getInt(length) == (int) checksum.getValue(), "the checksum is wrong");
        bytes = ByteBuffer.wrap(all, 0, length).slice();
    }

    public static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new CorruptSummaryException(otherwise);
        }
    }

    public int octet() {
        check(bytes.hasRemaining(), "it ends too early");
        return bytes.get() & 0xFF;
    }

    public boolean flag() {
        int octet = octet();
        check(octet < 2, "a flag is " + octet);
        return octet == 1;
    }

    public long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            number |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                return number;
            }
        }
        throw new CorruptSummaryException("a number has too many bytes");
    }

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    public long count() {
        return atMost(MAX_COUNT);
    }

    /** A number from 0 to {@code max}. */
    long atMost(long max) {
        long number = number();
        check(number >= 0 && number <= max, "found " + number + " where the limit is " + max);
        return number;
    }

    public int size(int max) {
        return (int) atMost(max);
    }

    long word() {
        check(bytes.remaining() >= Long.BYTES, "it ends too early");
        return bytes.getLong();
    }

    double real() {
        double number = Double.longBitsToDouble(word());
        check(Double.isFinite(number), "found " + number);
        return number;
    }

    public String text(int maxLength) {
        int length = size(maxLength);
        check(bytes.remaining() >= length, "it ends too early");
        char[] characters = new char[length];
        for (int at = 0; at < length; at++) {
            characters[at] = (char) size(Character.MAX_VALUE);
        }
        return new String(characters);
    }

    BigDecimal decimal() {
        long scale = signed();
        check(Math.abs(scale) <= 2 * NumberText.MAX_DIGITS, "a number has the scale " + scale);
        byte[] unscaled = new byte[size(Math.min(MAX_NUMBER_BYTES, bytes.remaining()))];
        check(unscaled.length > 0, "a number has no digits");
        bytes.get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), (int) scale);
    }

    byte[] sparse(int length) {
        byte[] sparse = new byte[length];
        for (int at = 0; at < length; at++) {
            sparse[at] = (byte) octet();
            if (sparse[at] == 0) {
                int zeros = size(length - at);
                check(zeros > 0, "a row of zeros is empty");
                at += zeros - 1;
            }
        }
        return sparse;
    }

    public void end() {
        check(!bytes.hasRemaining(), "after its end there are " + bytes.remaining() + " bytes");
    }
}
