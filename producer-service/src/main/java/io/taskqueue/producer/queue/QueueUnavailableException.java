package io.taskqueue.producer.queue;

/** Says that Redis is away, does not answer in time or refuses to write; the next attempt may find it back. */
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;
    private final boolean unconfirmed;

    private QueueUnavailableException(String problem, boolean outcomeUnknown, boolean unconfirmed, Throwable cause) {
        super(problem, cause);
        this.outcomeUnknown = outcomeUnknown;
        this.unconfirmed = unconfirmed;
    }

    /** The command was refused or never left: nothing has happened. */
    static QueueUnavailableException refused(String problem, Throwable cause) {
        return new QueueUnavailableException(problem, false, false, cause);
    }

    /** The command left and its reply did not come: it may or may not have happened. */
    static QueueUnavailableException unanswered(String problem, Throwable cause) {
        return new QueueUnavailableException(problem, true, false, cause);
    }

    /** It has happened, but not as safely as the queue's durability asks for, so it may be undone. */
    static QueueUnavailableException unconfirmed(String problem, Throwable cause) {
        return new QueueUnavailableException(problem, true, true, cause);
    }

    /** Whether Redis took it and did not confirm how safe it is. */
    public boolean unconfirmed() {
        return unconfirmed;
    }

    /** Whether what was asked for may have happened all the same. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
