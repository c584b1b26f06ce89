package io.taskqueue.worker.queue;

/** Redis did not answer, or answered that it cannot serve now; whether the command took effect is unknown. */
public final class RedisUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RedisUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
