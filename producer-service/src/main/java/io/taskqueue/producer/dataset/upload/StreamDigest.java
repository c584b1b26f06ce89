package io.taskqueue.producer.dataset.upload;

import java.util.zip.CRC32C;

/**
 * Distinguishes streams: a CRC-32C of the concatenated texts of all chunks so far. It can be continued from the
 * position of an earlier request and does not depend on where chunks end.
 */
record StreamDigest(int crc) {
    /** Of no text. */
    static final StreamDigest START = new StreamDigest(0);

    private static final int POLYNOMIAL = 0x82f6_3b78; // Castagnoli's, lowest power first
    private static final int ONE = 0x8000_0000;
    private static final int X_TO_THE_8 = ONE >>> 8;

    /** As {@link #encoded} wrote it. */
    static StreamDigest of(String encoded) {
        return new StreamDigest(Integer.parseUnsignedInt(encoded, 16));
    }

    /** With one more text after the others. */
    StreamDigest with(byte[] text) {
        CRC32C next = new CRC32C();
        next.update(text);
        return new StreamDigest(times(crc, power(X_TO_THE_8, text.length)) ^ (int) next.getValue());
    }

    String encoded() {
        return Integer.toHexString(crc);
    }

    private static int power(int base, int exponent) {
        int result = ONE;
        int square = base;
        for (int left = exponent; left > 0; left >>>= 1) {
            if ((left & 1) == 1) {
                result = times(result, square);
            }
            square = times(square, square);
        }
        return result;
    }

    /** The product of two polynomials over GF(2), modulo Castagnoli's. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int left = a; left != 0; left <<= 1) {
            if (left < 0) {
                product ^= shifted;
            }
            shifted = (shifted >>> 1) ^ ((shifted & 1) * POLYNOMIAL);
        }
        return product;
    }
}
