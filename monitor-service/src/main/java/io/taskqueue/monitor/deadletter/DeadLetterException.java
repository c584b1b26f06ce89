package io.taskqueue.monitor.deadletter;

/** Says that a dead letter could not be retried or discarded, and why. */
public final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Outcome outcome;

    DeadLetterException(String id, Outcome outcome, String detail) {
        super(detail);
        this.id = id;
        this.outcome = outcome;
    }

    /** The task's id. */
    public String id() {
        return id;
    }

    /** What stood in the way. */
    public Outcome outcome() {
        return outcome;
    }

    /** What became of a command on one dead letter. */
    public enum Outcome {
        /** It was carried out. */
        DONE,
        /** There is no such dead letter, or no longer. */
        NO_DEAD_LETTER,
        /** The task's record says another state than discarded. */
        NOT_DISCARDED,
        /** The record changed while the command was under way. */
        CHANGED,
        /** There is no envelope to push again. */
        NOT_RETRYABLE,
        /** The record cannot be read. */
        UNREADABLE,
        /** A key holds another Redis type. */
        WRONG_TYPE
    }
}
