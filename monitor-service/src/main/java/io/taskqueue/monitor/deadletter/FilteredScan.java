package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.index.Cursor;
import java.util.function.Consumer;

/** Finds the dead letters that a filter matches, newest first, within a budget. Not thread-safe. */
final class FilteredScan {
    private final DeadLetterScan scan;
    private final DeadLetterFilter filter;
    private final ScanBudget budget;
    private boolean tooOld;

    FilteredScan(DeadLetterScan scan, DeadLetterFilter filter, ScanBudget budget) {
        this.scan = scan;
        this.filter = filter;
        this.budget = budget;
    }

    /**
     * Passes on up to {@code limit} dead letters and returns how many; fewer if none are left or the budget is spent.
     */
    long upTo(long limit, Consumer<LoadedLetter> found) {
        long count = 0;
        while (count < limit && hasNext() && budget.takeRecord()) {
            LoadedLetter letter = scan.next();
            tooOld = filter.isTooOld(letter);
            if (!tooOld && filter.matches(letter)) {
                found.accept(letter);
                count++;
            }
        }
        return count;
    }

    /** Where to continue; {@code null} if no dead letters are left that could match. */
    Cursor next() {
        return hasNext() ? scan.position() : null;
    }

    // All that follow a dead letter that is too old are older still.
    private boolean hasNext() {
        return !tooOld && scan.hasNext();
    }
}
