package io.taskqueue.redis.master;

/**
 * Names the setting that keeps a service from starting and what it expects; the value may be secret and is left out.
 */
public final class WrongSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSettingException(String property, String problem) {
        super("taskqueue.redis." + property + ": " + problem);
    }
}
