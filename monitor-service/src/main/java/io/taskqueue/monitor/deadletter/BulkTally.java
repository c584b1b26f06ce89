package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.deadletter.DeadLetterCommand.Result;
import io.taskqueue.monitor.deadletter.DeadLetterException.Outcome;
import io.taskqueue.monitor.index.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of many letters and keeps the first that were not done. Not thread-safe. */
final class BulkTally {
    private final List<BulkReport.Left> left = new ArrayList<>();
    private long matched;
    private long done;

    void add(Result result) {
        matched++;
        if (result.outcome() == Outcome.DONE) {
            done++;
        } else if (left.size() < BulkReport.LISTED) {
            left.add(new BulkReport.Left(result.id(), result.outcome(), result.detail()));
        }
    }

    /** The sum, and where to go on, {@code null} for nowhere. */
    BulkReport report(Cursor next) {
        return new BulkReport(matched, done, matched - done, next == null, next == null ? null : next.toString(), left);
    }
}
