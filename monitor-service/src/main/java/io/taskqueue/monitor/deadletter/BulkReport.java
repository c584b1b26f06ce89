package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.deadletter.DeadLetterException.Outcome;
import java.util.List;

/**
 * How far a command on many dead letters came.
 *
 * @param matched how many were meant
 * @param done how many of those it was done to
 * @param notDone the others, which are as they were
 * @param complete whether all that are meant were seen; otherwise go on at {@code next}
 * @param left the first {@value #LISTED} of those not done
 */
public record BulkReport(long matched, long done, long notDone, boolean complete, String next, List<Left> left) {
    /** How many of those not done are listed. */
    public static final int LISTED = 100;

    public BulkReport {
        left = List.copyOf(left);
    }

    /** One that was not done. */
    public record Left(String id, Outcome outcome, String detail) {}
}
