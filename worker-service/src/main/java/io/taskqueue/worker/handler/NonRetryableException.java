package io.taskqueue.worker.handler;

/** Thrown by a handler that knows another attempt cannot help; the task becomes a dead letter with this message. */
public class NonRetryableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NonRetryableException(String message) {
        super(message);
    }

    public NonRetryableException(String message, Throwable cause) {
        super(message, cause);
    }
}
