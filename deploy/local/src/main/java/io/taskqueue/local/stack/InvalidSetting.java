package io.taskqueue.local.stack;

/** An environment variable or argument has a value that cannot be used; the message says which and what can. */
public final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }
}
