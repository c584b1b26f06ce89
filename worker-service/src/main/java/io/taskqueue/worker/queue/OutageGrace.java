package io.taskqueue.worker.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether Redis is away, and since when it is back, so that leases are not judged by an outage. A server without memory
 * to spare is not away: tasks are worked off, which is how memory becomes free. Thread-safe.
 */
@Singleton
public class OutageGrace {
    private final Ticker ticker;
    private volatile boolean away;

    @GuardedBy("this")
    private boolean takesNoWrites;

    @GuardedBy("this")
    private long awaySince;

    @GuardedBy("this")
    private long backSince;

    OutageGrace(Ticker ticker) {
        this.ticker = ticker;
        this.backSince = ticker.nanos();
    }

    /** Notes that Redis could not serve a call. */
    void failed(RedisUnavailableException failure) {
        if (failure.reason() != Reason.OUT_OF_MEMORY) {
            begin(failure.reason() == Reason.TAKES_NO_WRITES);
        }
    }

    /**
     * Notes that Redis answered. A server that takes no writes still answers reads, and scripts that happen to write
     * nothing.
     */
    void answered() {
        if (away) {
            end(false);
        }
    }

    /** Notes that Redis took a write for certain. */
    void written() {
        end(true);
    }

    /** For how long Redis has been away; empty while it answers. */
    public synchronized Optional<Duration> awayFor() {
        return away ? Optional.of(Duration.ofNanos(ticker.nanos() - awaySince)) : Optional.empty();
    }

    /** Whether Redis has been there for at least this long, all the time, since this process runs. */
    public synchronized boolean isOverFor(Duration time) {
        return !away && ticker.nanos() - backSince >= time.toNanos();
    }

    private synchronized void begin(boolean refused) {
        takesNoWrites |= refused;
        awaySince = away ? awaySince : ticker.nanos();
        away = true;
    }

    private synchronized void end(boolean written) {
        takesNoWrites &= !written;
        if (away && !takesNoWrites) {
            away = false;
            backSince = ticker.nanos();
        }
    }
}
