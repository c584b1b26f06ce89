package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.model.WorkerStatus.RunningTask;
import io.taskqueue.worker.queue.Element;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The attempts this worker holds, by the element that stands for each in Redis. Thread-safe. */
@Singleton
public class InFlight {
    private final Map<Element, Attempt> attempts = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Whether the attempt was added; not if an equal element is held already. */
    public boolean add(Attempt attempt) {
        boolean added = attempts.putIfAbsent(attempt.element(), attempt) == null;
        if (added) {
            bytes.addAndGet(attempt.element().length());
        }
        return added;
    }

    /** Removes this very attempt, not a later one of an equal element. */
    public void remove(Attempt attempt) {
        if (attempts.remove(attempt.element(), attempt)) {
            bytes.addAndGet(-attempt.element().length());
        }
    }

    public boolean holds(Element element) {
        return attempts.containsKey(element);
    }

    /** Whether this very attempt is held, not a later one of an equal element. */
    public boolean holds(Attempt attempt) {
        return attempts.get(attempt.element()) == attempt;
    }

    public int size() {
        return attempts.size();
    }

    /** How many bytes the elements of all attempts have. */
    public long bytes() {
        return bytes.get();
    }

    public Collection<Attempt> all() {
        return List.copyOf(attempts.values());
    }

    /** Forgets everything, and hands it over. */
    public Collection<Attempt> removeAll() {
        Collection<Attempt> all = all();
        all.forEach(this::remove);
        return all;
    }

    /** What the heartbeat lists: the longest-running first, without those that wait for their type's limit. */
    public List<RunningTask> longestRunning(int limit) {
        return attempts.values().stream()
                .filter(attempt -> attempt.startedAt() != null)
                .sorted(Comparator.comparingLong(Attempt::startedAt))
                .limit(limit)
                .map(attempt -> new RunningTask(
                        attempt.taskId(), attempt.task().type(), attempt.attempt(), attempt.startedAt()))
                .toList();
    }
}
