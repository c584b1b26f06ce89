package io.taskqueue.monitor.deadletter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import java.util.List;
import java.util.Locale;

/**
 * A discarded task as lists show it; what its record does not contain is {@code null}.
 *
 * @param discardedAt epoch milliseconds
 * @param attempts how many attempts were made
 * @param failure the last failure
 * @param retryable whether it can be retried
 * @param problem why it cannot be retried, else {@code null}
 */
public record DeadLetter(
        String id,
        Kind kind,
        String type,
        String queue,
        long discardedAt,
        Integer attempts,
        String reason,
        TaskFailure failure,
        boolean retryable,
        String problem) {
    /** What is stored for the id of a dead letter. */
    public enum Kind {
        /** A task with its envelope. */
        TASK,
        /** A list element that was not an envelope; its bytes are kept. */
        MALFORMED,
        /** The status record is gone; only the id is left. */
        ORPHAN,
        /** The status record has a state other than discarded. */
        STALE,
        /** The status record cannot be read. */
        UNREADABLE;

        /** The name in JSON: lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All details of a dead letter.
     *
     * @param failures oldest first
     * @param task the envelope as JSON, or {@code null}
     * @param rawElement the bytes of an element that was not an envelope, or {@code null}
     */
    public record Detail(
            @JsonUnwrapped DeadLetter summary,
            Long enqueuedAt,
            Integer maxAttempts,
            String worker,
            List<TaskFailure> failures,
            @JsonRawValue String task,
            RawElement rawElement) {
        static Detail of(LoadedLetter letter) {
            TaskStatus status = letter.status();
            if (status == null) {
                return new Detail(letter.view(), null, null, null, null, null, null);
            }
            return new Detail(
                    letter.view(),
                    status.enqueuedAt(),
                    status.maxAttempts(),
                    status.worker(),
                    status.failures(),
                    status.task() == null ? null : status.task().toString(),
                    status.rawElement() == null ? null : RawElement.of(status.rawElement()));
        }
    }
}
