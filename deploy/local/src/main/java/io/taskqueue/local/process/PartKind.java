package io.taskqueue.local.process;

import java.time.Duration;
import java.util.Locale;

/**
 * What a part of the stack is. The order of the constants is the order in which parts stop: first what takes tasks in,
 * then what works on them, last what keeps them.
 */
public enum PartKind {
    PRODUCER(Signal.TERM, Duration.ofSeconds(30)),
    MONITOR(Signal.TERM, Duration.ofSeconds(30)),
    /** Drains: finishes what fits in its drain time and gives the rest back. */
    WORKER(Signal.TERM, Duration.ofMinutes(2)),
    INBOX(Signal.TERM, Duration.ofSeconds(10)),
    /** Interrupted, which PostgreSQL calls a fast shutdown: it waits for no client. */
    POSTGRES(Signal.INT, Duration.ofSeconds(60)),
    /** Brings its append-only file to disk before it ends. */
    REDIS(Signal.TERM, Duration.ofSeconds(60));

    private final Signal stopSignal;
    private final Duration patience;

    PartKind(Signal stopSignal, Duration patience) {
        this.stopSignal = stopSignal;
        this.patience = patience;
    }

    /** The signal that asks it to end in order. */
    public Signal stopSignal() {
        return stopSignal;
    }

    /** How long it may take to end before it is killed. */
    public Duration patience() {
        return patience;
    }

    /** The name of its first instance, {@code redis}; further ones are numbered. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
