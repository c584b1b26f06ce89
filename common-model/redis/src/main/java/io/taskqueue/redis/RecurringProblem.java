package io.taskqueue.redis;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.Optional;

/**
 * When to log a problem that occurs again and again: at first, once a minute while it lasts, and its length when it has
 * not occurred for five seconds. One that comes and goes is logged once a minute too. Thread-safe.
 */
public final class RecurringProblem {
    private static final long REMINDER = Duration.ofMinutes(1).toNanos();
    private static final long QUIET = Duration.ofSeconds(5).toNanos();

    private final Ticker ticker;
    private volatile boolean lasting;

    @GuardedBy("this")
    private boolean logged;

    @GuardedBy("this")
    private boolean everLogged;

    @GuardedBy("this")
    private long began;

    @GuardedBy("this")
    private long last;

    @GuardedBy("this")
    private long lastLogged;

    public RecurringProblem(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Notes that it occurred; answers whether to log it. */
    public synchronized boolean occurred() {
        last = ticker.nanos();
        if (!lasting) {
            lasting = true;
            logged = false;
            began = last;
        }
        boolean due = !everLogged || last - lastLogged >= REMINDER;
        if (due) {
            logged = true;
            everLogged = true;
            lastLogged = last;
        }
        return due;
    }

    /**
     * Notes that something succeeded in its place. Cheap while there is no problem.
     *
     * @return its length, once it is over, if its occurrence was logged
     */
    public Optional<Duration> absent() {
        return lasting ? end() : Optional.empty();
    }

    private synchronized Optional<Duration> end() {
        if (!lasting || ticker.nanos() - last < QUIET) {
            return Optional.empty();
        }
        lasting = false;
        return logged ? Optional.of(Duration.ofNanos(last - began)) : Optional.empty();
    }
}
