package io.taskqueue.worker.handler;

import io.taskqueue.model.RawJson;
import java.time.Duration;

/** What an attempt ended in. */
public sealed interface Outcome {
    /**
     * The task has completed.
     *
     * @param result kept in its status record, or {@code null}
     * @param retention how long that record is kept at most, unless its type has a setting; {@code null} for the
     *     general time
     */
    record Completed(RawJson result, Duration retention) implements Outcome {}

    /**
     * The task is no longer wanted because what it belongs to was cancelled.
     *
     * @param reason kept in its status record
     * @param retention as of {@link Completed}
     */
    record Cancelled(String reason, Duration retention) implements Outcome {}

    /**
     * The attempt failed and another may help.
     *
     * @param after the least time to wait, or {@code null} for none; the type's backoff applies where it is longer, so
     *     that a server that asks for no wait cannot use up a task's attempts at once
     * @param reason recorded as the failure's message
     */
    record Retry(Duration after, String reason) implements Outcome {}

    /**
     * The task can never succeed and becomes a dead letter.
     *
     * @param reason recorded as the failure's message
     */
    record Discard(String reason) implements Outcome {}

    /** Completed without a result. */
    static Outcome completed() {
        return new Completed(null, null);
    }

    /** Completed with a result for the status record. */
    static Outcome completed(RawJson result) {
        return new Completed(result, null);
    }
}
