package io.taskqueue.benchmark.load;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Distinct UUIDv7 ids that follow from their number, so that none need be kept.
 *
 * @param firstMillis the time of the first id; each 4096 ids take a millisecond of their own
 * @param salt distinguishes ids of this range from others of the same time
 */
public record TaskIds(long firstMillis, long salt) {
    private static final int IDS_PER_MILLISECOND = 4096;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long BELOW_VARIANT = 0x3fff_ffff_ffff_ffffL;

    /** A range that begins now. */
    public static TaskIds fresh() {
        return new TaskIds(
                System.currentTimeMillis(), ThreadLocalRandom.current().nextLong());
    }

    /** The id of this number, from 0. */
    public String id(int number) {
        long millis = firstMillis + number / IDS_PER_MILLISECOND;
        long high = millis << 16 | VERSION_7 | number % IDS_PER_MILLISECOND;
        return new UUID(high, VARIANT | salt & BELOW_VARIANT).toString();
    }
}
