package io.taskqueue.worker.statistics;

import io.taskqueue.worker.statistics.column.ColumnSummary;
import io.taskqueue.worker.statistics.value.Meaning;

/** One column of a table: its name, its position, its values and the value of the record at hand. */
final class Column {
    /** What a column takes beside its values: its objects, its entries by number and by name. */
    static final int BYTES = 300;

    /** The place of a column that no counted record had. */
    static final int NOWHERE = Integer.MAX_VALUE;

    final String name;

    /** The smallest position it had in a record, or in the header; columns are shown by it, then by name. */
    int place;

    final ColumnSummary summary;

    /** The value of the record at hand; {@code null} if there is none. */
    String given;

    Column(String name, int place) {
        this(name, place, new ColumnSummary());
    }

    Column(String name, int place, ColumnSummary summary) {
        this.name = name;
        this.place = place;
        this.summary = summary;
    }

    void merge(Column other) {
        place = Math.min(place, other.place);
        summary.merge(other.summary);
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return BYTES + name.length() + summary.bytes();
    }

    /** Counts the value the record at hand has here, if any. */
    void count(Meaning meaning) {
        if (given != null) {
            summary.add(given, meaning);
            given = null;
        }
    }
}
