package io.taskqueue.worker.statistics;

/** Bytes that are no summary {@link TableSummary#encode} wrote; the message says what was found. */
public final class CorruptSummaryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptSummaryException(String message) {
        super(message);
    }

    CorruptSummaryException(String message, Throwable cause) {
        super(message, cause);
    }
}
