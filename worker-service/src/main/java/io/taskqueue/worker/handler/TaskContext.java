package io.taskqueue.worker.handler;

import io.taskqueue.model.Task;
import java.time.Duration;

/** What a handler can know and report about the attempt it makes. Thread-safe. */
public interface TaskContext {
    /** The envelope as it was claimed. */
    Task task();

    /** The task's id, the same for every attempt: the key that makes effects idempotent. */
    default String taskId() {
        return task().id();
    }

    /** When the task was submitted, epoch milliseconds; {@code null} if that is unknown. */
    default Long enqueuedAt() {
        return task().enqueuedAt();
    }

    /** The attempt being made, from 1. */
    default int attempt() {
        return task().attempt();
    }

    /** How long until this attempt times out and its thread is interrupted; zero or less afterwards. */
    Duration timeLeft();

    /** Whether the attempt is no longer wanted: timed out, lease lost, or released by a draining worker. */
    boolean isCancelled();

    /**
     * Reports how far the task has come. Cheap: the latest report is written at most once a second.
     *
     * @param percent 0 to 100
     * @param message what it is doing, or {@code null}
     */
    void progress(int percent, String message);
}
