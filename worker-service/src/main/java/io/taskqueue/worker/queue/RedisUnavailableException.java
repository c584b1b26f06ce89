package io.taskqueue.worker.queue;

/** Redis did not answer, or answered that it cannot serve now; whether the command took effect is unknown. */
public final class RedisUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What keeps Redis from serving. */
    public enum Reason {
        /** It cannot be reached, does not answer, or serves nobody now. */
        AWAY,
        /** It answers, but takes no writes: a replica, a disk that is full, too few replicas. */
        TAKES_NO_WRITES,
        /** It has no memory to spare for this command; those that free some go on. */
        OUT_OF_MEMORY
    }

    private final Reason reason;

    /** Redis is away. */
    public RedisUnavailableException(String message, Throwable cause) {
        this(Reason.AWAY, message, cause);
    }

    RedisUnavailableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
