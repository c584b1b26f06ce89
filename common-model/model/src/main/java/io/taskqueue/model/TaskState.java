package io.taskqueue.model;

import io.taskqueue.model.text.Excerpt;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state of a task. The vocabulary is that of River, Oban and Open Job Spec; on the wire a state is its
 * {@link #wireName()}.
 */
public enum TaskState {
    /**
     * Waits in {@code task_scheduled} for its due time, set by its submitter or for want of a handler; promotion ends
     * it.
     */
    SCHEDULED,
    /** Waits in its queue for a free slot of any worker; a claim ends it. */
    AVAILABLE,
    /** A worker holds it in its processing list and has started its handler; the worker, or its death, ends it. */
    RUNNING,
    /** An attempt failed and the next waits in {@code task_scheduled} for its backoff to pass; promotion ends it. */
    RETRYABLE,
    /** Its handler succeeded. Final; the record expires after the configured retention. */
    COMPLETED,
    /** What it belongs to was cancelled before it ran. Final; the record expires after the configured retention. */
    CANCELLED,
    /** It is a dead letter: attempts spent, not retryable, expired or unreadable. Kept until an operator acts. */
    DISCARDED;

    private final String wireName = name().toLowerCase(java.util.Locale.ROOT);

    /** The state as status records write it: lower case. */
    public String wireName() {
        return wireName;
    }

    /**
     * The state a status record names.
     *
     * @throws MalformedTaskException if no state has that name
     */
    public static TaskState ofWireName(String name) {
        for (TaskState state : values()) {
            if (state.wireName.equals(name)) {
                return state;
            }
        }
        throw new MalformedTaskException("status", "is not a task state: " + Excerpt.of(name));
    }

    /** Whether only an operator moves the task on from this state. */
    public boolean isTerminal() {
        return this == COMPLETED || this == CANCELLED || this == DISCARDED;
    }

    /** Whether a task may go from this state to {@code next} in one step; the whole state machine is this table. */
    public boolean canBecome(TaskState next) {
        return successors().contains(next);
    }

    private Set<TaskState> successors() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(AVAILABLE, CANCELLED, DISCARDED);
            // Claiming finds out that a task is early, expired or unreadable, so not every claim becomes a run.
            case AVAILABLE -> EnumSet.of(RUNNING, SCHEDULED, CANCELLED, DISCARDED);
            case RUNNING -> EnumSet.of(COMPLETED, RETRYABLE, AVAILABLE, SCHEDULED, CANCELLED, DISCARDED);
            case RETRYABLE -> EnumSet.of(AVAILABLE, CANCELLED, DISCARDED);
            case DISCARDED -> EnumSet.of(AVAILABLE);
            case COMPLETED, CANCELLED -> EnumSet.noneOf(TaskState.class);
        };
    }
}
