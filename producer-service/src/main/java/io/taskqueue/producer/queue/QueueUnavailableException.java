package io.taskqueue.producer.queue;

/** Says that Redis is away, does not answer in time or refuses to write; the next attempt may find it back. */
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private QueueUnavailableException(String problem, boolean outcomeUnknown, Throwable cause) {
        super(problem, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** The command was refused or never left: nothing has happened. */
    static QueueUnavailableException refused(String problem, Throwable cause) {
        return new QueueUnavailableException(problem, false, cause);
    }

    /** The command left and its reply did not come: it may or may not have happened. */
    static QueueUnavailableException unanswered(String problem, Throwable cause) {
        return new QueueUnavailableException(problem, true, cause);
    }

    /** Whether what was asked for may have happened all the same. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
