package io.taskqueue.worker.store;

/** Says that PostgreSQL refused the data itself; the same data will be refused again. */
public final class RejectedDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectedDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
