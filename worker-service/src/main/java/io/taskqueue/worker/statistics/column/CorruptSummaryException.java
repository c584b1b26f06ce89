package io.taskqueue.worker.statistics.column;

/** Bytes that are not a summary {@code TableSummary.encode} wrote; the message names what was found. */
public final class CorruptSummaryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptSummaryException(String message) {
        super(message);
    }

    public CorruptSummaryException(String message, Throwable cause) {
        super(message, cause);
    }
}
