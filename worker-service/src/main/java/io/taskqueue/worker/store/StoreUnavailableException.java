package io.taskqueue.worker.store;

/** PostgreSQL could not be reached or could not execute the statement; a later attempt may succeed. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
