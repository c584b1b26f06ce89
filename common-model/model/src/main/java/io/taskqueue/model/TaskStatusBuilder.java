package io.taskqueue.model;

import java.util.Base64;
import java.util.List;

/** Builds a {@link TaskStatus}, see there for each part. Not thread-safe. */
public final class TaskStatusBuilder {
    private final String type;
    private final String queue;
    private final TaskState state;
    private final int attempt;
    private final Long enqueuedAt;
    private String id;
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

    /** Starts with what the envelope holds. */
    TaskStatusBuilder(Task task, TaskState state) {
        this.id = task.id();
        this.type = task.type();
        this.queue = task.queue();
        this.state = state;
        this.attempt = task.attempt();
        this.maxAttempts = task.maxAttempts();
        this.enqueuedAt = task.enqueuedAt();
        this.failures = task.failures();
    }

    /** Starts with the parts of a record. */
    TaskStatusBuilder(TaskStatus status) {
        this.id = status.id();
        this.type = status.type();
        this.queue = status.queue();
        this.state = status.state();
        this.attempt = status.attempt();
        this.maxAttempts = status.maxAttempts();
        this.enqueuedAt = status.enqueuedAt();
        this.dueAt = status.dueAt();
        this.startedAt = status.startedAt();
        this.finishedAt = status.finishedAt();
        this.worker = status.worker();
        this.progress = status.progress();
        this.reason = status.reason();
        this.result = status.result();
        this.failures = status.failures();
        this.envelope = status.task();
        this.rawElement = status.rawElement();
    }

    TaskStatusBuilder id(String text) {
        this.id = text;
        return this;
    }

    TaskStatusBuilder envelope(RawJson kept) {
        this.envelope = kept;
        return this;
    }

    TaskStatusBuilder rawElement(String base64) {
        this.rawElement = base64;
        return this;
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

    /** Keeps bytes that are not an envelope in the record, for an operator to inspect. */
    public TaskStatusBuilder keepingRawElement(byte[] element) {
        this.rawElement = Base64.getEncoder().encodeToString(element);
        return this;
    }

    public TaskStatus build() {
        return new TaskStatus(
                id,
                type,
                queue,
                state,
                attempt,
                maxAttempts,
                enqueuedAt,
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
