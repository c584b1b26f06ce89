package io.taskqueue.worker.store;

/** PostgreSQL rejected the data itself; it will reject the same data again. */
public final class RejectedDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectedDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
