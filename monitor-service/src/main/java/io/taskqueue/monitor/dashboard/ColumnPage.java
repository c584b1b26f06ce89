package io.taskqueue.monitor.dashboard;

import io.taskqueue.monitor.dataset.Statistics.Column;
import java.util.List;

/**
 * A page of a dataset's columns.
 *
 * @param total how many columns there are in total
 * @param first the number of the first one shown, from 1
 */
public record ColumnPage(int total, int first, List<Column> columns) {
    /** The number of columns per page. */
    static final int SHOWN = 25;

    /** The page that begins with column {@code wanted}; the last page if there are fewer columns. */
    static ColumnPage of(List<Column> all, int wanted) {
        int start = wanted > all.size() ? Math.max(0, all.size() - 1) / SHOWN * SHOWN : wanted - 1;
        return new ColumnPage(all.size(), start + 1, all.subList(start, Math.min(all.size(), start + SHOWN)));
    }

    /** The number of the last one shown. */
    public int last() {
        return first + columns.size() - 1;
    }

    /** The number of the column at this index of the page, from 0. */
    public int numberOf(int index) {
        return first + index;
    }

    /** Whether there are columns on other pages. */
    public boolean isPart() {
        return columns.size() < total;
    }

    /** The first column of the previous page; {@code null} on the first page. */
    public Integer previous() {
        return first == 1 ? null : (Integer) Math.max(1, first - SHOWN);
    }

    /** The first column of the next page; {@code null} on the last page. */
    public Integer next() {
        return last() < total ? (Integer) (last() + 1) : null;
    }
}
