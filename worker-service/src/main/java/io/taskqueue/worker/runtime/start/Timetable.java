package io.taskqueue.worker.runtime.start;

import io.taskqueue.worker.thread.ConfinedTo;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Items that become due, earliest first; items of the same time in the order in which they were added. The cost of
 * adding one does not depend on how many wait, as there are few distinct times.
 *
 * @param <T> what becomes due
 */
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Timetable<T> {
    /** Times are rounded up to a multiple of this, so that thousands a second share a few of them. */
    private static final long STEP_MILLIS = 5;

    private final TreeMap<Long, Queue<T>> dueAt = new TreeMap<>();

    /**
     * @param millis when the item becomes due, in milliseconds of any clock; it is handed out less than {@value
     *     #STEP_MILLIS} ms later
     */
    void add(long millis, T item) {
        dueAt.computeIfAbsent(Math.ceilDiv(millis, STEP_MILLIS) * STEP_MILLIS, time -> new ArrayDeque<>())
                .add(item);
    }

    /** Takes the next item that is due at {@code now}; {@code null} if none is. */
    T poll(long now) {
        Map.Entry<Long, Queue<T>> first = dueAt.firstEntry();
        if (first == null || first.getKey() > now) {
            return null;
        }
        T item = first.getValue().remove();
        if (first.getValue().isEmpty()) {
            dueAt.remove(first.getKey());
        }
        return item;
    }

    /** When the next item becomes due; {@code null} if there is none. */
    Long next() {
        return dueAt.isEmpty() ? null : dueAt.firstKey();
    }

    void clear() {
        dueAt.clear();
    }
}
