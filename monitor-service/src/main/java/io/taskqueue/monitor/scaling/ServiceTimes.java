package io.taskqueue.monitor.scaling;

import io.taskqueue.model.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The observed service times of one queue's tasks. A sample of tasks is followed from the queue on, so that short and
 * long tasks are sampled in proportion. The mean is the total time divided by the number of ended tasks; it includes
 * the time that running tasks have taken so far and one task of the assumed duration. Not thread-safe.
 */
final class ServiceTimes {
    private static final int FOLLOWED = 20;
    private static final int KEPT = 20;

    private final Map<String, Long> runningFor = new LinkedHashMap<>();
    private final Deque<Long> ended = new ArrayDeque<>();

    /** Follows one more task unless the sample is full. */
    void follow(String id) {
        if (runningFor.size() < FOLLOWED) {
            runningFor.putIfAbsent(id, 0L);
        }
    }

    /** The ids of the followed tasks. */
    List<String> followed() {
        return new ArrayList<>(runningFor.keySet());
    }

    /** Updates a followed task from its status record; empty if it has none that can be read. */
    void note(String id, Optional<TaskStatus> found, long now) {
        Long before = runningFor.remove(id);
        if (before == null || found.isEmpty()) {
            return;
        }
        TaskStatus status = found.get();
        switch (status.state()) {
            case SCHEDULED, AVAILABLE -> runningFor.put(id, 0L);
            case RUNNING -> runningFor.put(id, status.startedAt() == null ? 0 : Math.max(0, now - status.startedAt()));
            case COMPLETED -> keep(status);
            case RETRYABLE, CANCELLED, DISCARDED -> {}
        }
    }

    /** The mean in milliseconds, at least 1. */
    long mean(long assumed) {
        long observed = assumed
                + ended.stream().mapToLong(Long::longValue).sum()
                + runningFor.values().stream().mapToLong(Long::longValue).sum();
        return Math.max(1, observed / (1 + ended.size()));
    }

    private void keep(TaskStatus status) {
        if (status.startedAt() == null || status.finishedAt() == null) {
            return;
        }
        ended.addLast(Math.max(0, status.finishedAt() - status.startedAt()));
        if (ended.size() > KEPT) {
            ended.removeFirst();
        }
    }
}
