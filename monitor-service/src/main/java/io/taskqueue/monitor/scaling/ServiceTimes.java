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
 * How long one queue's tasks take. Some tasks are followed from the queue on, so that short and long ones are met as
 * often as they come. The mean is the time observed over the tasks ended, tasks still running included with the time they
 * have taken so far, and one task of the assumed length to begin with. Not thread-safe.
 */
final class ServiceTimes {
    private static final int FOLLOWED = 20;
    private static final int KEPT = 20;

    private final Map<String, Long> runningFor = new LinkedHashMap<>();
    private final Deque<Long> ended = new ArrayDeque<>();

    /** Follows one more task, if there is room. */
    void follow(String id) {
        if (runningFor.size() < FOLLOWED) {
            runningFor.putIfAbsent(id, 0L);
        }
    }

    /** Those that are followed. */
    List<String> followed() {
        return new ArrayList<>(runningFor.keySet());
    }

    /** What became of one that is followed, by its status record; empty where there is none it can be told from. */
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

    /** The mean, milliseconds, at least 1. */
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
