package io.taskqueue.redis;

/**
 * Redis refused a command as it stands, most often because a key of ours has a wrong type; the message names the key.
 */
public class RedisCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RedisCommandException(String message) {
        super(message);
    }
}
