package io.taskqueue.model;

import java.util.Base64;
import java.util.List;

/** Adds what just happened to a status record; see {@link TaskStatus} for each part. Not thread-safe. */
public final class TaskStatusBuilder {
    private final Task task;
    private final TaskState state;
    private Integer maxAttempts;
    private Long dueAt;
    private Long startedAt;
    private Long finishedAt;
    private String worker;
    private TaskProgress progress;
    private String reason;
    private RawJson result;
    private List<TaskFailure> failures;
    private RawJson envelope;
    private String rawElement;

    TaskStatusBuilder(Task task, TaskState state) {
        this.task = task;
        this.state = state;
        this.maxAttempts = task.maxAttempts();
        this.failures = task.failures();
    }

    public TaskStatusBuilder maxAttempts(Integer attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    public TaskStatusBuilder dueAt(Long time) {
        this.dueAt = time;
        return this;
    }

    public TaskStatusBuilder startedAt(Long time) {
        this.startedAt = time;
        return this;
    }

    public TaskStatusBuilder finishedAt(Long time) {
        this.finishedAt = time;
        return this;
    }

    public TaskStatusBuilder worker(String name) {
        this.worker = name;
        return this;
    }

    public TaskStatusBuilder progress(TaskProgress made) {
        this.progress = made;
        return this;
    }

    public TaskStatusBuilder reason(String why) {
        this.reason = why;
        return this;
    }

    public TaskStatusBuilder result(RawJson value) {
        this.result = value;
        return this;
    }

    public TaskStatusBuilder failures(List<TaskFailure> all) {
        this.failures = all;
        return this;
    }

    /** Keeps the envelope in the record, for an operator to retry. */
    public TaskStatusBuilder keepingTask(Task kept) {
        this.envelope = new RawJson(TaskCodec.encode(kept));
        return this;
    }

    /** Keeps bytes that are no envelope in the record, for an operator to look at. */
    public TaskStatusBuilder keepingRawElement(byte[] element) {
        this.rawElement = Base64.getEncoder().encodeToString(element);
        return this;
    }

    public TaskStatus build() {
        return new TaskStatus(
                task.id(),
                task.type(),
                task.queue(),
                state,
                task.attempt(),
                maxAttempts,
                task.enqueuedAt(),
                dueAt,
                startedAt,
                finishedAt,
                worker,
                progress,
                reason,
                result,
                failures,
                envelope,
                rawElement);
    }
}
