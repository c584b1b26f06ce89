package io.taskqueue.worker.statistics;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Values as bytes, for {@link SummaryReader}: whole numbers in sevens of bits, the lowest first. */
final class SummaryWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void number(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    void flag(boolean flag) {
        bytes.write(flag ? 1 : 0);
    }

    void word(long word) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(word).array());
    }

    void real(double number) {
        word(Double.doubleToLongBits(number));
    }

    /** Its UTF-16 units one by one, so that half a surrogate pair comes back as it was. */
    void text(String text) {
        number(text.length());
        for (int at = 0; at < text.length(); at++) {
            number(text.charAt(at));
        }
    }

    void decimal(BigDecimal decimal) {
        signed(decimal.scale());
        byte[] unscaled = decimal.unscaledValue().toByteArray();
        number(unscaled.length);
        bytes.writeBytes(unscaled);
    }

    /** Bytes of which many may be 0: after a 0 stands how many there are in a row. */
    void sparse(byte[] sparse) {
        for (int at = 0; at < sparse.length; at++) {
            bytes.write(sparse[at]);
            if (sparse[at] == 0) {
                int from = at;
                while (at + 1 < sparse.length && sparse[at + 1] == 0) {
                    at++;
                }
                number(at - from + 1L);
            }
        }
    }

    /** All that was written, and a checksum. */
    byte[] finish() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array());
        return bytes.toByteArray();
    }
}
