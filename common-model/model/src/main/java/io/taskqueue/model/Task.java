package io.taskqueue.model;

import io.taskqueue.model.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The envelope: one task as a list holds it, wire format 1. Times are epoch milliseconds by Redis' clock and end with
 * the year 9999, durations milliseconds. Immutable: methods that change something copy. {@link TaskCodec} turns it into
 * bytes and back.
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
 * @param timeout how long one attempt may take, or {@code null} for the worker's setting; at most 365 days
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
    /** The last millisecond of the year 9999: exact as a ZSET score, and no sum with a duration overflows. */
    public static final long LATEST_TIME = 253_402_300_799_999L;
    /** 365 days in milliseconds. */
    public static final long LONGEST_TIMEOUT = 31_536_000_000L;

    public Task {
        if (id != null) {
            TaskId.requireValid(id);
        }
        requireType(type);
        requireQueue(queue);
        Objects.requireNonNull(payload, "payload");
        requireBetween("attempt", (long) attempt, 1, Integer.MAX_VALUE);
        requireBetween("workerDeaths", (long) workerDeaths, 0, Integer.MAX_VALUE);
        requireBetween("enqueuedAt", enqueuedAt, 0, LATEST_TIME);
        requireBetween("notBefore", notBefore, 0, LATEST_TIME);
        requireBetween("expiresAt", expiresAt, 0, LATEST_TIME);
        requireBetween("timeout", timeout, 1, LONGEST_TIMEOUT);
        requireBetween("maxAttempts", maxAttempts == null ? null : (long) maxAttempts, 1, Integer.MAX_VALUE);
        failures = List.copyOf(failures.subList(Math.max(0, failures.size() - KEPT_FAILURES), failures.size()));
        // In their order, so that the same envelope is written as the same bytes by every process.
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A new task for {@code queue}, about to make its first attempt, everything optional left to defaults. */
    public static Task of(String id, String type, String queue, RawJson payload, long enqueuedAt) {
        return new Task(id, type, queue, payload, enqueuedAt, 1, 0, null, null, null, null, null, List.of(), Map.of());
    }

    /** A builder of a new task; an id and a submission time are to be set unless a worker is to adopt it. */
    public static TaskBuilder builder(String type, String queue, RawJson payload) {
        return new TaskBuilder(type, queue, payload);
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

    /** A copy with an id and a submission time where this task has none. */
    public Task adopted(String newId, long now) {
        return copy().id(id == null ? newId : id)
                .enqueuedAt(enqueuedAt == null ? (Long) now : enqueuedAt)
                .build();
    }

    /** A copy in another queue: the one the task was found in, where its envelope names a different one. */
    public Task inQueue(String other) {
        return copy().queue(other).build();
    }

    /** A copy with another id and these failures. */
    public Task renamed(String newId, List<TaskFailure> newFailures) {
        return copy().id(newId).failures(newFailures).build();
    }

    /** The task after a failed attempt: its next attempt, not before {@code dueAt} ({@code null} for at once). */
    public Task failed(TaskFailure failure, Long dueAt) {
        boolean died = failure.error().equals(TaskFailure.WORKER_LOST);
        List<TaskFailure> all = new ArrayList<>(failures);
        all.add(failure);
        return copy().attempt(increment(attempt))
                .workerDeaths(died ? increment(workerDeaths) : workerDeaths)
                .notBefore(dueAt)
                .failures(all)
                .build();
    }

    /** A copy that may run from {@code dueAt} on, {@code null} for at once. */
    public Task waitingUntil(Long dueAt) {
        return copy().notBefore(dueAt).build();
    }

    /**
     * The task as an operator retries it: submitted {@code now}, first attempt, no deaths, due at once, never expiring,
     * its failures kept.
     */
    public Task revived(long now) {
        return copy().enqueuedAt(now)
                .attempt(1)
                .workerDeaths(0)
                .notBefore(null)
                .expiresAt(null)
                .build();
    }

    private TaskBuilder copy() {
        return new TaskBuilder(this);
    }

    /** Stops at the largest value, which a hostile envelope may start with. */
    private static int increment(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    private static void requireBetween(String field, Long value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            throw new MalformedTaskException(field, "must be " + least + " to " + most + " but is " + value);
        }
    }
}
