package io.taskqueue.worker.queue;

import io.taskqueue.redis.RecurringProblem;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.queue.RedisUnavailableException.Reason;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether Redis is away, and since when it is back. Each kind of trouble is logged at first, then once a minute, and
 * with its length when it is over. Thread-safe.
 */
@Singleton
public class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);

    private final Ticker ticker;
    private final RecurringProblem absence;
    private final RecurringProblem fullMemory;
    private volatile boolean away;
    private boolean takesNoWrites;
    private long awaySince;
    private long backSince;

    Outage(Ticker ticker) {
        this.ticker = ticker;
        this.absence = new RecurringProblem(ticker);
        this.fullMemory = new RecurringProblem(ticker);
        this.backSince = ticker.nanos();
    }

    /** Notes that Redis could not serve a call. */
    void failed(RedisUnavailableException failure) {
        if (failure.reason() == Reason.OUT_OF_MEMORY) {
            // No absence: tasks are worked off, which is how memory becomes free.
            if (fullMemory.occurred()) {
                LOG.warnf("redis has no memory to spare: problem=\"%s\"", failure.getMessage());
            }
            return;
        }
        begin(failure.reason() == Reason.TAKES_NO_WRITES);
        if (absence.occurred()) {
            LOG.warnf("redis is away, calls will be tried again: problem=\"%s\"", failure.getMessage());
        }
    }

    /**
     * Notes that Redis answered. A server that takes no writes still answers reads, and scripts that happen to write
     * nothing.
     */
    void succeeded() {
        if (away) {
            end(false);
        }
        absence.absent().ifPresent(length -> LOG.infof("redis is back: awaySeconds=%.1f", seconds(length)));
        fullMemory
                .absent()
                .ifPresent(length -> LOG.infof("redis has memory to spare: fullSeconds=%.1f", seconds(length)));
    }

    /** Notes that Redis took a write for certain. */
    void written() {
        end(true);
        succeeded();
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

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}
