package io.taskqueue.benchmark;

/** The benchmark was called with arguments it does not take; the message says which. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
