package io.taskqueue.worker.handler;

import io.taskqueue.model.RawJson;
import java.time.Duration;

/** What a handler made of an attempt. */
public sealed interface Outcome {
    /**
     * The task is done.
     *
     * @param result kept in its status record, or {@code null}
     */
    record Completed(RawJson result) implements Outcome {}

    /**
     * The attempt failed and another may help.
     *
     * @param after how long to wait, or {@code null} for the type's backoff
     * @param reason recorded as the failure's message
     */
    record Retry(Duration after, String reason) implements Outcome {}

    /**
     * The task can never succeed and becomes a dead letter.
     *
     * @param reason recorded as the failure's message
     */
    record Discard(String reason) implements Outcome {}

    /** Done, with nothing to tell. */
    static Outcome completed() {
        return new Completed(null);
    }

    /** Done, with a result for the status record. */
    static Outcome completed(RawJson result) {
        return new Completed(result);
    }
}
