package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Schedule;
import jakarta.inject.Singleton;

/** Moves due tasks of the worker's queues from the schedule to the queues. */
@Singleton
class Promoter {
    private final Schedule schedule;
    private final WorkerMetrics metrics;
    private final WorkerConfig.Worker config;

    Promoter(Schedule schedule, WorkerMetrics metrics, WorkerConfig config) {
        this.schedule = schedule;
        this.metrics = metrics;
        this.config = config.worker();
    }

    void round() {
        for (String queue : config.queues()) {
            for (int moved = schedule.promoteDue(queue); moved > 0; moved = schedule.promoteDue(queue)) {
                metrics.promoted(moved);
            }
        }
    }
}
