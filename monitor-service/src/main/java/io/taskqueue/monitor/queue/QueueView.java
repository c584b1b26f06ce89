package io.taskqueue.monitor.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * One queue.
 *
 * @param depth how many tasks wait in its list
 * @param oldestAgeMs how long ago the oldest of them was submitted; {@code null} where none waits or the element does
 *     not tell, as plain text does not
 * @param scheduled how many wait for their time, retries included
 * @param nextDueAt when the first of those is due, epoch milliseconds; {@code null} where there is none
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
        boolean paused,
        String pausedBy,
        Long pausedAt,
        @JsonInclude(Include.NON_EMPTY) List<String> problems) {
    public QueueView {
        problems = List.copyOf(problems);
    }

    /** Whether anything in Redis speaks of it. */
    boolean isEmpty() {
        return depth == 0 && scheduled == 0 && !paused && problems.isEmpty();
    }
}
