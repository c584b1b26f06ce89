package io.taskqueue.redis;

/** Redis did not answer, or answered that it cannot serve now; the next attempt may succeed. */
public final class RedisUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What keeps Redis from serving. */
    public enum Reason {
        /** It cannot be reached, does not answer, or serves nobody now. */
        AWAY,
        /** It answers, but takes no writes: a replica, a disk that is full, too few replicas. */
        TAKES_NO_WRITES,
        /** It has no memory to spare for this command; commands that free some are served. */
        OUT_OF_MEMORY
    }

    /** Whether the call took effect. */
    public enum Effect {
        /** It did not: the command was refused or never sent. */
        NONE,
        /** Nobody knows: the command was sent and its reply was not received. */
        UNKNOWN,
        /** It did, but Redis has not confirmed that the write is as safe as it should be, so it may be lost. */
        UNCONFIRMED
    }

    private final Reason reason;
    private final Effect effect;

    /** @param cause {@code null} for none */
    public RedisUnavailableException(Reason reason, Effect effect, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.effect = effect;
    }

    /** The command was refused or never sent. */
    public static RedisUnavailableException refused(String message, Throwable cause) {
        return new RedisUnavailableException(Reason.AWAY, Effect.NONE, message, cause);
    }

    /** The command was sent and its reply was not received. */
    public static RedisUnavailableException unanswered(String message, Throwable cause) {
        return new RedisUnavailableException(Reason.AWAY, Effect.UNKNOWN, message, cause);
    }

    /** The write was made and not confirmed. */
    public static RedisUnavailableException unconfirmed(String message, Throwable cause) {
        return new RedisUnavailableException(Reason.AWAY, Effect.UNCONFIRMED, message, cause);
    }

    public Reason reason() {
        return reason;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether the call may have taken effect. */
    public boolean outcomeUnknown() {
        return effect != Effect.NONE;
    }
}
