package io.taskqueue.redis.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/** The slot of a Redis Cluster a key lies in: CRC-16 (XMODEM) of its hash tag, the part in braces. */
final class HashSlot {
    private static final int SLOTS = 16_384;

    private HashSlot() {}

    /**
     * The slot of every key that begins with {@code prefix}; empty where the prefix has no hash tag, so that keys
     * scatter.
     */
    static OptionalInt ofPrefix(String prefix) {
        int open = prefix.indexOf('{');
        int close = prefix.indexOf('}', open + 1);
        return open < 0 || close <= open + 1
                ? OptionalInt.empty()
                : OptionalInt.of(crc16(prefix.substring(open + 1, close)) % SLOTS);
    }

    private static int crc16(String tag) {
        int crc = 0;
        for (byte octet : tag.getBytes(UTF_8)) {
            crc ^= (octet & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xffff;
        }
        return crc;
    }
}
