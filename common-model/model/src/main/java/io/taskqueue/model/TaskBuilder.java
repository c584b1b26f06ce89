package io.taskqueue.model;

import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Task}, see there for each part. What is not set has the value of a new task: its first attempt, no
 * failures, every optional part {@code null}. Not thread-safe.
 */
public final class TaskBuilder {
    private final String type;
    private final RawJson payload;
    private String id;
    private String queue;
    private Long enqueuedAt;
    private int attempt = 1;
    private int workerDeaths;
    private Long notBefore;
    private Long expiresAt;
    private Long timeout;
    private Integer maxAttempts;
    private String traceparent;
    private List<TaskFailure> failures = List.of();
    private Map<String, RawJson> extensions = Map.of();

    TaskBuilder(String type, String queue, RawJson payload) {
        this.type = type;
        this.queue = queue;
        this.payload = payload;
    }

    /** Starts with the parts of a task. */
    TaskBuilder(Task task) {
        this(task.type(), task.queue(), task.payload());
        this.id = task.id();
        this.enqueuedAt = task.enqueuedAt();
        this.attempt = task.attempt();
        this.workerDeaths = task.workerDeaths();
        this.notBefore = task.notBefore();
        this.expiresAt = task.expiresAt();
        this.timeout = task.timeout();
        this.maxAttempts = task.maxAttempts();
        this.traceparent = task.traceparent();
        this.failures = task.failures();
        this.extensions = task.extensions();
    }

    public TaskBuilder id(String text) {
        this.id = text;
        return this;
    }

    public TaskBuilder queue(String name) {
        this.queue = name;
        return this;
    }

    public TaskBuilder enqueuedAt(Long time) {
        this.enqueuedAt = time;
        return this;
    }

    public TaskBuilder attempt(int number) {
        this.attempt = number;
        return this;
    }

    public TaskBuilder workerDeaths(int count) {
        this.workerDeaths = count;
        return this;
    }

    public TaskBuilder notBefore(Long time) {
        this.notBefore = time;
        return this;
    }

    public TaskBuilder expiresAt(Long time) {
        this.expiresAt = time;
        return this;
    }

    public TaskBuilder timeout(Long milliseconds) {
        this.timeout = milliseconds;
        return this;
    }

    public TaskBuilder maxAttempts(Integer attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    public TaskBuilder traceparent(String context) {
        this.traceparent = context;
        return this;
    }

    public TaskBuilder failures(List<TaskFailure> all) {
        this.failures = all;
        return this;
    }

    public TaskBuilder extensions(Map<String, RawJson> unknownFields) {
        this.extensions = unknownFields;
        return this;
    }

    /**
     * The task.
     *
     * @throws MalformedTaskException naming the part that is missing or out of range
     */
    public Task build() {
        return new Task(
                id,
                type,
                queue,
                payload,
                enqueuedAt,
                attempt,
                workerDeaths,
                notBefore,
                expiresAt,
                timeout,
                maxAttempts,
                traceparent,
                failures,
                extensions);
    }
}
