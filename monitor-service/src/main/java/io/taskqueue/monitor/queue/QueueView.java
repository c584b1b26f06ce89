package io.taskqueue.monitor.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.taskqueue.model.Task;
import java.util.List;

/**
 * A queue as operators see it.
 *
 * @param depth how many tasks wait in its list
 * @param oldestAgeMs how long the oldest of them has waited since it was submitted or, if later, due; {@code null} if
 *     none waits or the element has no time, as plain text does not
 * @param scheduled how many tasks are not yet due, retries included
 * @param nextDueAt when the first of those is due, epoch milliseconds; {@code null} if there is none
 * @param overdueMs how long the first of those has been due without being moved to the list; {@code null} if none is
 *     due
 * @param workers how many live workers serve the queue; draining workers claim nothing and are not counted
 * @param paused whether the queue is paused
 * @param pausedBy who paused it; absent if it is not paused or the name is unknown
 * @param pausedAt when, epoch milliseconds
 * @param problems what could not be read and counts as 0 above
 */
public record QueueView(
        String name,
        long depth,
        @JsonInclude(Include.ALWAYS) Long oldestAgeMs,
        long scheduled,
        @JsonInclude(Include.ALWAYS) Long nextDueAt,
        @JsonInclude(Include.ALWAYS) Long overdueMs,
        long workers,
        boolean paused,
        String pausedBy,
        Long pausedAt,
        @JsonInclude(Include.NON_EMPTY) List<String> problems) {
    // Workers promote their own queues every 20 ms by default, and all others within a few seconds.
    private static final long OVERDUE_MS = 30_000;

    public QueueView {
        problems = List.copyOf(problems);
    }

    /** Whether tasks are waiting or due, the queue is not paused, and no live worker serves it. */
    public boolean isUnserved() {
        return workers == 0 && !paused && (depth > 0 || overdueMs != null);
    }

    /** Whether a task has been due for longer than a promotion takes. */
    @JsonIgnore
    public boolean isOverdue() {
        return overdueMs != null && overdueMs >= OVERDUE_MS;
    }

    /** Whether an operator can remove it from the known queues: it is empty and no worker serves it. */
    @JsonIgnore
    public boolean isForgettable() {
        return isEmpty() && workers == 0 && !name.equals(Task.DEFAULT_QUEUE);
    }

    /** Whether Redis holds nothing of it. */
    boolean isEmpty() {
        return depth == 0 && scheduled == 0 && !paused && problems.isEmpty();
    }
}
