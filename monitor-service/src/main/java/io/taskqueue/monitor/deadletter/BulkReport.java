package io.taskqueue.monitor.deadletter;

import java.util.List;

/**
 * The outcome of a command on many dead letters.
 *
 * @param matched how many dead letters the command selected
 * @param done for how many of those the command succeeded
 * @param notDone the others, which are unchanged
 * @param complete whether every selected dead letter was processed; if not, continue at {@code next}
 * @param left the first {@value #LISTED} of those not done
 */
public record BulkReport(long matched, long done, long notDone, boolean complete, String next, List<Left> left) {
    /** How many of those not done are listed. */
    public static final int LISTED = 100;

    public BulkReport {
        left = List.copyOf(left);
    }

    /** A dead letter for which the command failed. */
    public record Left(String id, CommandOutcome outcome, String detail) {}
}
