package io.taskqueue.redis;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jboss.logging.Logger;

/** Logs keys that hold another Redis type than they should, each at most once a minute. Thread-safe. */
public final class WrongTypeLog {
    private static final Logger LOG = Logger.getLogger(WrongTypeLog.class);
    private static final long REMINDER_NANOS = Duration.ofMinutes(1).toNanos();

    /** Names of queues are chosen outside, so there may be any number of wrong keys. */
    private static final int REMEMBERED = 1000;

    @GuardedBy("this")
    private final SequencedMap<String, Long> logged = new LinkedHashMap<>();

    private final Ticker ticker;

    public WrongTypeLog(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Notes a problem, a text that names the key and its type. */
    public synchronized void report(String problem) {
        long now = ticker.nanos();
        Long last = logged.get(problem);
        if (last != null && now - last < REMINDER_NANOS) {
            return;
        }
        logged.putLast(problem, now);
        if (logged.size() > REMEMBERED) {
            logged.pollFirstEntry();
        }
        LOG.warnf("event=wrong_key_type problem=\"%s\"", problem);
    }
}
