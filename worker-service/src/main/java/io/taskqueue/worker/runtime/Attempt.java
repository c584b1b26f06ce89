package io.taskqueue.worker.runtime;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskProgress;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt this worker makes, from its claim to its end. Thread-safe. */
final class Attempt implements TaskContext {
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

    private final String worker;
    private final Element element;
    private final Task task;
    private final RetryPolicy policy;
    private final long startedAt;
    private final Clock clock;
    private final AtomicReference<TaskProgress> untoldProgress = new AtomicReference<>();

    private Thread thread;
    private Instant deadline = Instant.MAX;
    private Instant cancelledAt;
    private Cancellation cancellation;
    private boolean settled;
    private boolean over;

    /**
     * @param worker the name the task was claimed under
     * @param element the task as it lies in the processing list
     * @param startedAt Redis' time
     */
    Attempt(String worker, Element element, Task task, RetryPolicy policy, long startedAt, Clock clock) {
        this.worker = worker;
        this.element = element;
        this.task = task;
        this.policy = policy;
        this.startedAt = startedAt;
        this.clock = clock;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public synchronized Instant deadline() {
        return deadline;
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancellation != null;
    }

    @Override
    public void progress(int percent, String message) {
        untoldProgress.set(new TaskProgress(Math.clamp(percent, 0, 100), message));
    }

    String worker() {
        return worker;
    }

    Element element() {
        return element;
    }

    RetryPolicy policy() {
        return policy;
    }

    long startedAt() {
        return startedAt;
    }

    synchronized Cancellation cancellation() {
        return cancellation;
    }

    /** What the handler told since the last call, {@code null} for nothing. */
    TaskProgress takeProgress() {
        return untoldProgress.getAndSet(null);
    }

    /** Marks the calling thread as the one that runs the handler from now on; the timeout counts from here. */
    synchronized void begin() throws InterruptedException {
        if (cancellation != null) {
            throw new InterruptedException();
        }
        Duration timeout = policy.timeout().compareTo(LONGEST_TIMEOUT) < 0 ? policy.timeout() : LONGEST_TIMEOUT;
        deadline = clock.instant().plus(timeout);
    }

    /** Names the thread to interrupt on cancellation. */
    synchronized void ranBy(Thread runner) {
        thread = runner;
    }

    /** Tells the handler that its work is no longer wanted, and interrupts it; only the first reason counts. */
    synchronized void cancel(Cancellation reason) {
        if (cancellation == null && !settled) {
            cancellation = reason;
            cancelledAt = clock.instant();
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Whether the attempt has run past its deadline. */
    synchronized boolean isOverdue(Instant now) {
        return cancellation == null && !settled && now.isAfter(deadline);
    }

    /** Whether the attempt timed out and its thread still runs this long after it was interrupted. */
    synchronized boolean ignoresTimeout(Instant now, Duration patience) {
        return cancellation == Cancellation.TIMEOUT && !settled && now.isAfter(cancelledAt.plus(patience));
    }

    /** Marks the end of the thread that ran the handler. */
    synchronized void over() {
        over = true;
    }

    /** Whether no thread runs the handler any more. */
    synchronized boolean isOver() {
        return over;
    }

    /** Claims the right to say how the attempt ended; true exactly once. */
    synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        thread = null;
        return first;
    }
}
