package io.taskqueue.monitor.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.taskqueue.model.Task;
import java.util.List;

/**
 * One queue.
 *
 * @param depth how many tasks wait in its list
 * @param oldestAgeMs how long the oldest of them has waited since it was submitted or, if later, due; {@code null} where
 *     none waits or the element does not tell, as plain text does not
 * @param scheduled how many wait for their time, retries included
 * @param nextDueAt when the first of those is due, epoch milliseconds; {@code null} where there is none
 * @param overdueMs how long the first of those has been due and not moved to the list; {@code null} where none is due
 * @param workers how many live workers serve the queue; those that drain claim nothing and are not counted
 * @param paused whether workers leave the queue alone
 * @param pausedBy who paused it, absent where nobody did or left no name
 * @param pausedAt when, epoch milliseconds
 * @param problems what could not be read, counted as 0 above
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
    // Workers promote their own queues every 20 ms by default, and look at all others within some seconds.
    private static final long OVERDUE_MS = 30_000;

    public QueueView {
        problems = List.copyOf(problems);
    }

    /** Whether tasks wait, or should, that no live worker will take although nobody has paused the queue. */
    public boolean isUnserved() {
        return workers == 0 && !paused && (depth > 0 || overdueMs != null);
    }

    /** Whether a task has been due for so long that it cannot be on its way to the list. */
    @JsonIgnore
    public boolean isOverdue() {
        return overdueMs != null && overdueMs >= OVERDUE_MS;
    }

    /** Whether an operator may take it off the list: nothing is left of it and nobody serves it. */
    @JsonIgnore
    public boolean isForgettable() {
        return isEmpty() && workers == 0 && !name.equals(Task.DEFAULT_QUEUE);
    }

    /** Whether anything in Redis speaks of it. */
    boolean isEmpty() {
        return depth == 0 && scheduled == 0 && !paused && problems.isEmpty();
    }
}
