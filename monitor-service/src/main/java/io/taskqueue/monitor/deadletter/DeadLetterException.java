package io.taskqueue.monitor.deadletter;

/** Thrown when a dead letter could not be retried or discarded; the message gives the reason. */
public final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final CommandOutcome outcome;

    DeadLetterException(String id, CommandOutcome outcome, String detail) {
        super(detail);
        this.id = id;
        this.outcome = outcome;
    }

    /** The task's id. */
    public String id() {
        return id;
    }

    /** Why the command failed; never {@link CommandOutcome#DONE}. */
    public CommandOutcome outcome() {
        return outcome;
    }
}
