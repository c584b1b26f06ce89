package io.taskqueue.local.stack;

import java.time.Duration;

/**
 * The pauses before a part is started again: 1 s at first, twice as long each time up to 30 s, and 1 s again once it
 * has run for a minute. Not thread-safe.
 */
final class RestartPauses {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause after a run of this length. */
    Duration after(Duration run) {
        Duration pause = run.compareTo(HEALTHY) < 0 ? next : FIRST;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }
}
