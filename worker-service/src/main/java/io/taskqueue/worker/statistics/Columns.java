package io.taskqueue.worker.statistics;

import io.taskqueue.worker.statistics.column.ColumnSummary;
import io.taskqueue.worker.statistics.value.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a table and the record at hand. Where columns appear with the records, those of a record that is
 * dropped are dropped with it, and above {@link TableSummary#MAX_COLUMNS} the first by name are kept: a column that is
 * kept has been there from its first record on, in whatever order the records came.
 */
final class Columns {
    /**
     * A sketch takes 26 KB, and a part of a table with very many columns has few records: it may well not need them.
     */
    private static final int MAX_SKETCHED_AT_ONCE = 64;

    private final boolean open;

    /** Columns that are sketched from their first value on. */
    private final Set<String> manyValued;

    private final Meaning meaning = new Meaning();
    private final ColumnIndex index = new ColumnIndex();

    /** The columns of the record at hand in its order; only where columns appear. */
    private final List<Column> named = new ArrayList<>();

    /** How many columns there were when the record at hand began. */
    private int before;

    /** Whether columns were left out because there are too many. */
    private boolean omitted;

    /** Restores what {@link #isOpen}, {@link #omitted} and {@link #all} returned. */
    Columns(boolean open, boolean omitted, List<Column> all) {
        this(open, omitted, all, Set.of());
    }

    private Columns(boolean open, boolean omitted, List<Column> all, Set<String> manyValued) {
        this.open = open;
        this.manyValued = manyValued;
        this.omitted = omitted;
        for (Column column : all) {
            if (index.find(column.name) != null) {
                throw new IllegalArgumentException("two columns are named '" + column.name + "'");
            }
            index.add(column);
        }
        before = index.size();
    }

    static Columns open(Set<String> manyValued) {
        return new Columns(true, false, List.of(), manyValued);
    }

    static Columns of(List<String> names, Set<String> manyValued) {
        if (names.isEmpty() || names.size() > TableSummary.MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "a table has 1 to " + TableSummary.MAX_COLUMNS + " columns, this one " + names.size());
        }
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (name.length() > TableSummary.MAX_NAME) {
                throw new IllegalArgumentException(tooLong(name));
            }
            columns.add(new Column(name, columns.size(), summary(name, manyValued)));
        }
        return new Columns(false, false, columns, manyValued);
    }

    int number(String name) {
        Integer known = index.find(name);
        if (known == null && !open) {
            throw new BadRecordException("has a column '" + shown(name) + "' that is missing in the header");
        }
        int number = known == null ? appear(name) : known;
        if (open) {
            if (named.size() == TableSummary.MAX_COLUMNS) {
                throw new BadRecordException("has more than " + TableSummary.MAX_COLUMNS + " columns");
            }
            named.add(index.get(number));
        }
        return number;
    }

    void give(int number, String value) {
        Column column = index.get(number);
        if (column.given != null) {
            throw new BadRecordException("has two values in column '" + column.name + "'");
        }
        if (!value.isEmpty()) {
            column.given = value;
        }
    }

    void count() {
        for (int place = 0; place < named.size(); place++) {
            Column column = named.get(place);
            column.place = Math.min(column.place, place);
        }
        named.clear();
        for (Column column : index.all()) {
            column.count(meaning);
        }
        trim();
    }

    void drop() {
        named.clear();
        while (index.size() > before) {
            index.removeLast();
        }
        index.all().forEach(column -> column.given = null);
    }

    void merge(Columns other) {
        for (Column theirs : other.all()) {
            Integer known = index.find(theirs.name);
            int number = known == null ? index.add(new Column(theirs.name, theirs.place)) : known;
            index.get(number).merge(theirs);
        }
        omitted |= other.omitted;
        trim();
    }

    /** By place, then by name: the same order however the table was cut. */
    List<Column> inOrder() {
        return all().stream()
                .sorted(Comparator.<Column>comparingInt(column -> column.place).thenComparing(column -> column.name))
                .toList();
    }

    /** By number. */
    List<Column> all() {
        return index.all();
    }

    /** As {@link SummaryMemory#mostBytes(int, long, long)}. */
    static long mostBytes(int columns, long records, long values) {
        return columns * (long) Column.BYTES + ColumnSummary.mostBytes(columns, MAX_SKETCHED_AT_ONCE, records, values);
    }

    /** About how many bytes of memory they take. */
    long bytes() {
        return all().stream().mapToLong(Column::bytes).sum();
    }

    boolean isOpen() {
        return open;
    }

    /** Whether columns were left out because there are too many. */
    boolean omitted() {
        return omitted;
    }

    Set<String> manyValued() {
        return all().stream()
                .filter(column -> column.summary.isSketched())
                .map(column -> column.name)
                .limit(MAX_SKETCHED_AT_ONCE)
                .collect(Collectors.toUnmodifiableSet());
    }

    private int appear(String name) {
        if (name.length() > TableSummary.MAX_NAME) {
            throw new BadRecordException(tooLong(name));
        }
        return index.add(new Column(name, Column.NOWHERE, summary(name, manyValued)));
    }

    private static ColumnSummary summary(String name, Set<String> manyValued) {
        return manyValued.contains(name) ? ColumnSummary.sketched() : new ColumnSummary();
    }

    private void trim() {
        omitted |= index.keepFirstByName(TableSummary.MAX_COLUMNS);
        before = index.size();
    }

    private static String tooLong(String name) {
        return "has a column of more than " + TableSummary.MAX_NAME + " characters: '" + shown(name) + "'";
    }

    private static String shown(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }
}
