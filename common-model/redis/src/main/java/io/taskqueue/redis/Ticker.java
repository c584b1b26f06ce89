package io.taskqueue.redis;

/** A clock that measures durations: it never jumps and is unrelated to the time of day. */
@FunctionalInterface
public interface Ticker {
    /** The machine's. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary moment; only differences mean something. */
    long nanos();
}
