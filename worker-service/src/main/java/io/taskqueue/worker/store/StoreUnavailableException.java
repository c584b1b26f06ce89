package io.taskqueue.worker.store;

/** Says that PostgreSQL could not be reached or could not do what was asked; it may be able to later. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
