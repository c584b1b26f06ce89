package io.taskqueue.monitor.queue;

import io.taskqueue.model.WorkerStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The number of live workers that serve each queue, from their heartbeats. */
record Serving(Map<String, Long> workers) {
    /** Counts these workers, except those that drain and claim nothing. */
    static Serving of(List<WorkerView> all) {
        Map<String, Long> workers = new HashMap<>();
        all.stream()
                .filter(worker -> worker.queues() != null && WorkerStatus.RUNNING.equals(worker.state()))
                .flatMap(worker -> worker.queues().stream().distinct())
                .forEach(queue -> workers.merge(queue, 1L, Long::sum));
        return new Serving(workers);
    }

    /** How many workers serve {@code queue}. */
    long workersOf(String queue) {
        return workers.getOrDefault(queue, 0L);
    }

    /** The queues that are served. */
    Set<String> queues() {
        return workers.keySet();
    }
}
