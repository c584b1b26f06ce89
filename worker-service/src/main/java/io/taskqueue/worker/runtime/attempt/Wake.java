package io.taskqueue.worker.runtime.attempt;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the queue loop where there is something to do. Calls before it waits are kept, and several count as one.
 * Thread-safe.
 */
@Singleton
public final class Wake {
    private final Semaphore calls = new Semaphore(0);

    public void call() {
        calls.release();
    }

    /** Returns at the next call, or at once if there was one since the last return, or after {@code longest}. */
    public void await(Duration longest) throws InterruptedException {
        if (calls.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
