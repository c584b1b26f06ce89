package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Selects dead letters; a criterion that is {@code null} matches all. An orphan is matched by its time only.
 *
 * @param type exactly this task type
 * @param queue exactly this queue
 * @param error a part of the last failure's kind or message or of the reason, ignoring case
 * @param after discarded at this time or later, epoch milliseconds
 */
public record DeadLetterFilter(String type, String queue, String error, Long after) {
    /** Matches all. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    boolean isByTimeOnly() {
        return type == null && queue == null && error == null;
    }

    boolean isTooOld(LoadedLetter letter) {
        return after != null && letter.entry().time() < after;
    }

    boolean matches(LoadedLetter letter) {
        TaskStatus status = letter.status();
        if (status == null) {
            return isByTimeOnly();
        }
        return (type == null || type.equals(status.type()))
                && (queue == null || queue.equals(status.queue()))
                && (error == null || mentions(status, error.toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(TaskStatus status, String error) {
        List<TaskFailure> failures = status.failures();
        Stream<String> texts = failures.isEmpty()
                ? Stream.of()
                : Stream.of(
                        failures.get(failures.size() - 1).error(),
                        failures.get(failures.size() - 1).message());
        return Stream.concat(texts, Stream.ofNullable(status.reason()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(error));
    }
}
