package io.taskqueue.local.part;

/** A part cannot be started or has ended. The message is one line that names the part and says what to do. */
public final class PartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public PartFailure(String message) {
        super(message);
    }

    public PartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
