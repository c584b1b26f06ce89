package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which dead letters are meant; a part that is {@code null} lets all through. Only the time can match an orphan.
 *
 * @param type exactly this task type
 * @param queue exactly this queue
 * @param error occurs, in any case of letters, in the last failure's kind or message or in the reason
 * @param after discarded at this time or later, epoch milliseconds
 */
public record DeadLetterFilter(String type, String queue, String error, Long after) {
    /** Lets all through. */
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
                && (error == null || tells(status, error.toLowerCase(Locale.ROOT)));
    }

    private static boolean tells(TaskStatus status, String error) {
        List<TaskFailure> failures = status.failures();
        Stream<String> told = failures.isEmpty()
                ? Stream.of()
                : Stream.of(
                        failures.get(failures.size() - 1).error(),
                        failures.get(failures.size() - 1).message());
        return Stream.concat(told, Stream.ofNullable(status.reason()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(error));
    }
}
