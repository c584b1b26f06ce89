package io.taskqueue.redis;

/** Time for lengths: it never jumps, and says nothing about the time of day. */
@FunctionalInterface
public interface Ticker {
    /** The machine's. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary moment; only differences mean something. */
    long nanos();
}
