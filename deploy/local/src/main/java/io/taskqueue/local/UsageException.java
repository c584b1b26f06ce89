package io.taskqueue.local;

/** A command was called with arguments it does not take; the message says which. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    static UsageException unknown(String argument) {
        return new UsageException("Unknown argument '%s'.".formatted(argument));
    }
}
