package io.taskqueue.monitor.deadletter;

import io.taskqueue.redis.Ticker;
import java.time.Duration;

/** Limits how many records one scan reads and how long it takes. Not thread-safe. */
final class ScanBudget {
    private static final Duration ANY_TIME = Duration.ofNanos(Long.MAX_VALUE);

    private final long begun;
    private final Duration time;
    private final Ticker ticker;
    private long records;

    /** Begins now. */
    ScanBudget(long records, Duration time, Ticker ticker) {
        this.begun = ticker.nanos();
        this.time = time;
        this.ticker = ticker;
        this.records = records;
    }

    static ScanBudget ofRecords(long records) {
        return new ScanBudget(records, ANY_TIME, Ticker.SYSTEM);
    }

    static ScanBudget ofTime(Duration time, Ticker ticker) {
        return new ScanBudget(Long.MAX_VALUE, time, ticker);
    }

    /** Whether one more record may be read, which is then counted. */
    boolean takeRecord() {
        return records-- > 0 && ticker.nanos() - begun < time.toNanos();
    }
}
