package io.taskqueue.redis.master;

/**
 * Says which setting keeps a service from starting, and what would be right; the value itself may be secret and is not
 * told.
 */
public final class WrongSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSettingException(String property, String problem) {
        super("taskqueue.redis." + property + ": " + problem);
    }
}
