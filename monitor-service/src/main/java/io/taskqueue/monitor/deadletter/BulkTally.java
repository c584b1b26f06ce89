package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.index.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Counts the results of a command on many dead letters and keeps the first failures. Not thread-safe. */
final class BulkTally {
    private final List<BulkReport.Left> left = new ArrayList<>();
    private long matched;
    private long done;

    void add(CommandResult result) {
        matched++;
        if (result.outcome() == CommandOutcome.DONE) {
            done++;
        } else if (left.size() < BulkReport.LISTED) {
            left.add(new BulkReport.Left(result.id(), result.outcome(), result.detail()));
        }
    }

    /** The totals, and where to continue; {@code null} if nothing is left. */
    BulkReport report(Cursor next) {
        return new BulkReport(matched, done, matched - done, next == null, next == null ? null : next.toString(), left);
    }
}
