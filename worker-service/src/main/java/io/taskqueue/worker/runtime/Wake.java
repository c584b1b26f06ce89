package io.taskqueue.worker.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells a waiting thread that there is something to do; calls before it waits are kept, many count as one. */
final class Wake {
    private final Semaphore calls = new Semaphore(0);

    void call() {
        calls.release();
    }

    /** Returns at the next call, or at once if there was one since the last return, or after {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        if (calls.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
