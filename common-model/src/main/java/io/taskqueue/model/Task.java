package io.taskqueue.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The envelope: one task as it lies in a list, wire format 1. Times are epoch milliseconds by Redis' clock, durations
 * milliseconds. Immutable; the {@code with…} methods copy. {@link TaskCodec} turns it into bytes and back.
 *
 * @param id see {@link TaskId}; {@code null} only in an envelope another language pushed without one, until a worker
 *     adopts it
 * @param type names the handler, see {@link #requireType}
 * @param queue the queue's name, {@code "default"} for the list {@code task_queue}
 * @param payload the handler's input
 * @param enqueuedAt when it was submitted; {@code null} as {@code id}
 * @param attempt the attempt about to be made, from 1
 * @param workerDeaths how often a worker died while running this task; at the configured limit it is poison
 * @param notBefore the earliest time it may run, or {@code null} for at once
 * @param expiresAt after this time it is discarded instead of run, or {@code null} for never
 * @param timeout how long one attempt may take, or {@code null} for the worker's setting
 * @param maxAttempts how many attempts it gets, or {@code null} for the worker's setting
 * @param traceparent the W3C trace context of the submitter, or {@code null}
 * @param failures the last {@value #KEPT_FAILURES} failed attempts, oldest first
 * @param extensions fields this version does not know, kept so that a newer one finds them again
 */
public record Task(
        String id,
        String type,
        String queue,
        RawJson payload,
        Long enqueuedAt,
        int attempt,
        int workerDeaths,
        Long notBefore,
        Long expiresAt,
        Long timeout,
        Integer maxAttempts,
        String traceparent,
        List<TaskFailure> failures,
        Map<String, RawJson> extensions) {
    /** The queue whose list is {@code task_queue} itself. */
    public static final String DEFAULT_QUEUE = "default";
    /** How many failures an envelope carries along. */
    public static final int KEPT_FAILURES = 5;

    public Task {
        if (id != null) {
            TaskId.requireValid(id);
        }
        requireType(type);
        requireQueue(queue);
        Objects.requireNonNull(payload, "payload");
        requireAtLeast("attempt", (long) attempt, 1);
        requireAtLeast("workerDeaths", (long) workerDeaths, 0);
        requireAtLeast("enqueuedAt", enqueuedAt, 0);
        requireAtLeast("notBefore", notBefore, 0);
        requireAtLeast("expiresAt", expiresAt, 0);
        requireAtLeast("timeout", timeout, 1);
        requireAtLeast("maxAttempts", maxAttempts == null ? null : (long) maxAttempts, 1);
        failures = List.copyOf(failures.subList(Math.max(0, failures.size() - KEPT_FAILURES), failures.size()));
        extensions = Map.copyOf(extensions);
    }

    /** A new task for {@code queue}, about to make its first attempt, everything optional left to defaults. */
    public static Task of(String id, String type, String queue, RawJson payload, long enqueuedAt) {
        return new Task(id, type, queue, payload, enqueuedAt, 1, 0, null, null, null, null, null, List.of(), Map.of());
    }

    /**
     * A task type: a letter, then up to 99 letters, digits, dots, dashes or underscores.
     *
     * @throws MalformedTaskException naming the field {@code type}
     */
    public static String requireType(String type) {
        if (type == null) {
            throw new MalformedTaskException("type", "is missing");
        }
        if (!Names.isType(type)) {
            throw new MalformedTaskException(
                    "type",
                    "must start with a letter and have up to 100 letters, digits, dots, dashes or underscores: "
                            + Excerpt.of(type));
        }
        return type;
    }

    /**
     * A queue's name: up to 100 letters, digits, dots, dashes or underscores.
     *
     * @throws MalformedTaskException naming the field {@code queue}
     */
    public static String requireQueue(String queue) {
        if (!Names.isQueue(queue)) {
            throw new MalformedTaskException(
                    "queue", "must have 1 to 100 letters, digits, dots, dashes or underscores: " + Excerpt.of(queue));
        }
        return queue;
    }

    /** Whether the envelope lacks what only a worker may give it, once: an id or a submission time. */
    public boolean needsAdoption() {
        return id == null || enqueuedAt == null;
    }

    /** This task with an id and a submission time where it had none. */
    public Task adopted(String newId, long now) {
        return new Task(
                id == null ? newId : id,
                type,
                queue,
                payload,
                enqueuedAt == null ? (Long) now : enqueuedAt,
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

    /** This task after a failed attempt: the next attempt, not before {@code dueAt} ({@code null} for at once). */
    public Task failed(TaskFailure failure, Long dueAt) {
        boolean died = failure.error().equals(TaskFailure.WORKER_LOST);
        List<TaskFailure> all = new java.util.ArrayList<>(failures);
        all.add(failure);
        return with(attempt + 1, workerDeaths + (died ? 1 : 0), dueAt, all);
    }

    /** This task unchanged but for the time it may run, {@code null} for at once. */
    public Task notBefore(Long dueAt) {
        return with(attempt, workerDeaths, dueAt, failures);
    }

    /** This task as an operator brings it back: first attempt, no deaths, at once, never expiring, its failures kept. */
    public Task revived() {
        return new Task(
                id,
                type,
                queue,
                payload,
                enqueuedAt,
                1,
                0,
                null,
                null,
                timeout,
                maxAttempts,
                traceparent,
                failures,
                extensions);
    }

    private Task with(int newAttempt, int newDeaths, Long dueAt, List<TaskFailure> newFailures) {
        return new Task(
                id,
                type,
                queue,
                payload,
                enqueuedAt,
                newAttempt,
                newDeaths,
                dueAt,
                expiresAt,
                timeout,
                maxAttempts,
                traceparent,
                newFailures,
                extensions);
    }

    private static void requireAtLeast(String field, Long value, long least) {
        if (value != null && value < least) {
            throw new MalformedTaskException(field, "must be at least " + least + " but is " + value);
        }
    }
}
