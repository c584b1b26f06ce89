package io.taskqueue.http.body;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much longer a sender may keep its receiver waiting: silence uses its patience up, bytes give it back at the lowest
 * rate, never more than all of it. Not thread-safe.
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

    /** The receiver was ready and has waited so long. */
    public void waited(long nanos) {
        leftNanos -= nanos;
    }

    /** So many bytes have arrived. */
    public void received(long bytes) {
        leftNanos = (long) Math.min(allNanos, leftNanos + bytes * nanosPerByte);
    }

    /** How much longer to wait; none where the sender is too slow. */
    public long leftNanos() {
        return Math.max(0, leftNanos);
    }
}
