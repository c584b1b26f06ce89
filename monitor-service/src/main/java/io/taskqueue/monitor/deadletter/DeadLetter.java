package io.taskqueue.monitor.deadletter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import java.util.List;
import java.util.Locale;

/**
 * One discarded task as a list shows it; what its record does not tell is {@code null}.
 *
 * @param discardedAt epoch milliseconds
 * @param attempts how many were made
 * @param failure the last one
 * @param retryable whether a retry can be tried
 * @param problem why not
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
    /** What lies behind an id among the dead letters. */
    public enum Kind {
        /** A task with its envelope. */
        TASK,
        /** A list element that was no envelope; its bytes are kept. */
        MALFORMED,
        /** No status record; nothing is left but the id. */
        ORPHAN,
        /** A status record that says something else than discarded. */
        STALE,
        /** A status record that cannot be read. */
        UNREADABLE;

        /** As JSON has it: lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All there is about one.
     *
     * @param failures oldest first
     * @param task the envelope as JSON, or {@code null}
     * @param rawElement the bytes of an element that was no envelope, or {@code null}
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
