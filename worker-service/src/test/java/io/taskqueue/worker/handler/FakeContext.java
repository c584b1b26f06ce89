package io.taskqueue.worker.handler;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An attempt in a test: records the progress reported, can be cancelled. */
public final class FakeContext implements TaskContext {
    private final Task task;
    private final Duration timeLeft;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    private FakeContext(Task task, Duration timeLeft) {
        this.task = task;
        this.timeLeft = timeLeft;
    }

    public static FakeContext of(String taskId) {
        return new FakeContext(
                Task.of(taskId, "test", Task.DEFAULT_QUEUE, RawJson.EMPTY_OBJECT, 1_763_700_000_000L),
                Duration.ofMinutes(1));
    }

    /** An attempt of a task of this type and payload. */
    public static FakeContext of(String type, RawJson payload) {
        return new FakeContext(
                Task.of("task-1", type, Task.DEFAULT_QUEUE, payload, 1_763_700_000_000L), Duration.ofMinutes(1));
    }

    public FakeContext withTimeLeft(Duration other) {
        return new FakeContext(task, other);
    }

    public FakeContext cancel() {
        cancelled = true;
        return this;
    }

    /** The progress reported, as {@code "40 message"}. */
    public List<String> reported() {
        return progress;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public Duration timeLeft() {
        return timeLeft;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void progress(int percent, String message) {
        progress.add(percent + " " + message);
    }
}
