package io.taskqueue.http.body;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The remaining time a sender may keep its receiver waiting: silence consumes its patience, bytes restore it at the
 * lowest rate, up to the whole patience. Not thread-safe.
 */
public final class SenderPace {
    private final long allNanos;
    private final double nanosPerByte;
    private long leftNanos;

    /** With all of its patience left. */
    public SenderPace(BodySettings settings) {
        this(settings.patience(), settings.lowestRate().asLongValue());
    }

    SenderPace(Duration patience, long bytesPerSecond) {
        this.allNanos = patience.toNanos();
        this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        this.leftNanos = allNanos;
    }

    /** Records that the ready receiver has waited so long. */
    public void waited(long nanos) {
        leftNanos -= nanos;
    }

    /** Records that so many bytes have arrived. */
    public void received(long bytes) {
        leftNanos = (long) Math.min(allNanos, leftNanos + bytes * nanosPerByte);
    }

    /** The remaining time to wait; 0 if the sender is too slow. */
    public long leftNanos() {
        return Math.max(0, leftNanos);
    }
}
