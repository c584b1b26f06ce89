package io.taskqueue.worker.runtime.attempt;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskProgress;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.retry.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt this worker makes, from its claim to its end. Thread-safe. */
public final class Attempt implements TaskContext, Held {
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

    private final String worker;
    private final Element element;
    private final Task task;
    private final RetryPolicy policy;
    private final long claimedAt;
    private final Ticker ticker;
    private final AtomicReference<TaskProgress> unreadProgress = new AtomicReference<>();

    private final AtomicReference<Semaphore> place = new AtomicReference<>();

    @GuardedBy("this")
    private Thread thread;

    private volatile Long startedAt;

    @GuardedBy("this")
    private long begunNanos;

    @GuardedBy("this")
    private long cancelledNanos;

    @GuardedBy("this")
    private Cancellation cancellation;

    @GuardedBy("this")
    private boolean settled;

    @GuardedBy("this")
    private boolean threadEnded;

    /**
     * @param worker the name the task was claimed under
     * @param element the task as it lies in the processing list
     * @param claimedAt Redis' time
     */
    public Attempt(String worker, Element element, Task task, RetryPolicy policy, long claimedAt, Ticker ticker) {
        this.worker = worker;
        this.element = element;
        this.task = task;
        this.policy = policy;
        this.claimedAt = claimedAt;
        this.ticker = ticker;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public synchronized Duration timeLeft() {
        return startedAt == null ? timeout() : timeout().minusNanos(ticker.nanos() - begunNanos);
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancellation != null;
    }

    @Override
    public void progress(int percent, String message) {
        unreadProgress.set(new TaskProgress(Math.clamp(percent, 0, 100), message));
    }

    public String worker() {
        return worker;
    }

    public Element element() {
        return element;
    }

    public RetryPolicy policy() {
        return policy;
    }

    /** Redis' time of the claim. */
    public long claimedAt() {
        return claimedAt;
    }

    /** Redis' time at which the handler began, {@code null} while the attempt waits for its type's limit. */
    public Long startedAt() {
        return startedAt;
    }

    public synchronized Cancellation cancellation() {
        return cancellation;
    }

    /** What the handler has reported since the last call, {@code null} for nothing. */
    public TaskProgress takeProgress() {
        return unreadProgress.getAndSet(null);
    }

    /** Waits for a place under the type's limit; {@link #leavePlace} gives it back. */
    void takePlace(Semaphore limit) throws InterruptedException {
        limit.acquire();
        place.set(limit);
    }

    /** Gives the place back, if there is one. */
    public void leavePlace() {
        Semaphore limit = place.getAndSet(null);
        if (limit != null) {
            limit.release();
        }
    }

    /** Marks the beginning of the handler's run, at this time of Redis'; the timeout counts from here. */
    public synchronized void begin(long now) throws InterruptedException {
        if (cancellation != null) {
            throw new InterruptedException();
        }
        begunNanos = ticker.nanos();
        startedAt = now;
    }

    /** Names the thread to interrupt on cancellation. */
    synchronized void ranBy(Thread runner) {
        thread = runner;
    }

    /** Marks the handler's work as no longer wanted and interrupts it; only the first reason counts. */
    public synchronized void cancel(Cancellation reason) {
        if (cancellation == null && !settled) {
            cancellation = reason;
            cancelledNanos = ticker.nanos();
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Whether the attempt has run past its deadline. */
    public synchronized boolean isOverdue() {
        return cancellation == null
                && !settled
                && startedAt != null
                && ticker.nanos() - begunNanos > timeout().toNanos();
    }

    /** Whether the attempt timed out and its thread still runs this long after it was interrupted. */
    public synchronized boolean ignoresTimeout(Duration patience) {
        return cancellation == Cancellation.TIMEOUT && !settled && ticker.nanos() - cancelledNanos > patience.toNanos();
    }

    /** Marks the end of the thread that ran the handler. */
    synchronized void threadEnded() {
        threadEnded = true;
    }

    /** Whether no thread runs the handler any more. */
    public synchronized boolean hasThreadEnded() {
        return threadEnded;
    }

    private Duration timeout() {
        return policy.timeout().compareTo(LONGEST_TIMEOUT) < 0 ? policy.timeout() : LONGEST_TIMEOUT;
    }

    /** Claims the right to decide how the attempt ended; true exactly once. */
    public synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        thread = null;
        return first;
    }
}
