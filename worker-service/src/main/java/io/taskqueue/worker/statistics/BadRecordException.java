package io.taskqueue.worker.statistics;

/** A record that cannot be counted; the message is the reason for {@link TableSummary#badRecord}. */
public final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecordException(String reason) {
        super(reason);
    }
}
