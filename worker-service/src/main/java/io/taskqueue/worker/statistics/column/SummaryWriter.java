package io.taskqueue.worker.statistics.column;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Values as bytes, for {@link SummaryReader}: whole numbers in groups of seven bits, the lowest first. */
public final class SummaryWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    public void number(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    public void flag(boolean flag) {
        octet(flag ? 1 : 0);
    }

    void word(long word) {
        int at = room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(at, word);
    }

    void real(double number) {
        word(Double.doubleToLongBits(number));
    }

    /** Its UTF-16 units one by one, so that half a surrogate pair is restored as it was. */
    public void text(String text) {
        number(text.length());
        for (int at = 0; at < text.length(); at++) {
            number(text.charAt(at));
        }
    }

    void decimal(BigDecimal decimal) {
        signed(decimal.scale());
        byte[] unscaled = decimal.unscaledValue().toByteArray();
        number(unscaled.length);
        int at = room(unscaled.length);
        System.arraycopy(unscaled, 0, bytes, at, unscaled.length);
    }

    /** Bytes of which many may be 0: a 0 is followed by how many there are in a row. */
    void sparse(byte[] sparse) {
        for (int at = 0; at < sparse.length; at++) {
            octet(sparse[at]);
            if (sparse[at] == 0) {
                int from = at;
                while (at + 1 < sparse.length && sparse[at + 1] == 0) {
                    at++;
                }
                number(at - from + 1L);
            }
        }
    }

    /** All that was written, followed by a checksum. */
    public byte[] finish() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, size);
        int at = room(Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(at, (int) checksum.getValue());
        return Arrays.copyOf(bytes, size);
    }

    private void octet(int octet) {
        int at = room(1);
        bytes[at] = (byte) octet;
    }

    /** Makes room for {@code count} bytes and returns where they begin. */
    private int room(int count) {
        int at = size;
        size += count;
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        return at;
    }
}
