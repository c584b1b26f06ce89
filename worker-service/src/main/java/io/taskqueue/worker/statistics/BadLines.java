package io.taskqueue.worker.statistics;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** The number of bad records, and the first of them by line. */
final class BadLines {
    static final int MAX_REASON = 200;

    /**
     * A bad record.
     *
     * @param line where it begins, from 1
     * @param reason why it is bad, at most 200 characters
     */
    record BadLine(long line, String reason) {}

    private final TreeSet<BadLine> first =
            new TreeSet<>(Comparator.comparingLong(BadLine::line).thenComparing(BadLine::reason));
    private long count;

    BadLines() {
        this(0);
    }

    /** Restores this count; its first lines are still to be kept. */
    BadLines(long count) {
        this.count = count;
    }

    void add(long line, String reason) {
        count++;
        keep(line, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
    }

    /** Keeps a line that is already counted. */
    void keep(long line, String reason) {
        keep(new BadLine(line, reason));
    }

    void merge(BadLines other) {
        count += other.count;
        other.first.forEach(this::keep);
    }

    long count() {
        return count;
    }

    /** At most {@link TableSummary#MAX_BAD_LINES}, by line. */
    SortedSet<BadLine> first() {
        return first;
    }

    private void keep(BadLine line) {
        first.add(line);
        if (first.size() > TableSummary.MAX_BAD_LINES) {
            first.pollLast();
        }
    }
}
