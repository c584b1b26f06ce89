package io.taskqueue.worker.queue;

/**
 * Redis refused a command as it stands, most often because a key of ours has a wrong type; the message names the key.
 */
public final class RedisCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisCommandException(String message) {
        super(message);
    }
}
