package io.taskqueue.monitor.dataset;

/**
 * The times of a dataset's transitions, epoch milliseconds by Redis' clock; {@code null} for those that have not
 * occurred.
 *
 * @param openedAt when its stream began
 * @param closedAt when its stream ended
 * @param mergedAt when a chunk was last merged
 * @param finishedAt when the last chunk of the ended stream was merged
 * @param cancelledAt when an operator cancelled it
 */
public record DatasetTimes(long openedAt, Long closedAt, Long mergedAt, Long finishedAt, Long cancelledAt) {
    /** The state that follows from these times; a cancellation is final, whatever a late worker writes after it. */
    DatasetState state() {
        if (cancelledAt != null) {
            return DatasetState.CANCELLED;
        }
        if (finishedAt != null) {
            return DatasetState.COMPLETED;
        }
        return closedAt == null ? DatasetState.OPEN : DatasetState.RUNNING;
    }

    /** The processing time in milliseconds: up to its end, or up to {@code now}. */
    long worked(long now) {
        long end = switch (state()) {
            case OPEN, RUNNING -> now;
            case COMPLETED -> finishedAt;
            case CANCELLED -> cancelledAt;
        };
        return Math.max(0, end - openedAt);
    }
}
