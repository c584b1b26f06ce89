package io.taskqueue.worker.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns by number, from 0, and by name. Mutable, for one thread. */
final class ColumnIndex {
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Adds a column under the next number, which it returns. The name must be new. */
    int add(Column column) {
        int number = columns.size();
        numbers.put(column.name, number);
        columns.add(column);
        return number;
    }

    void removeLast() {
        numbers.remove(columns.removeLast().name);
    }

    /** The number of the column, {@code null} if there is none of this name. */
    Integer find(String name) {
        return numbers.get(name);
    }

    Column get(int number) {
        return columns.get(number);
    }

    int size() {
        return columns.size();
    }

    /** By number; not to be changed. */
    List<Column> all() {
        return columns;
    }

    /**
     * Removes all but the first columns by name, which get new numbers, if there are more than {@code limit}.
     *
     * @return whether there were
     */
    boolean keepFirstByName(int limit) {
        if (columns.size() <= limit) {
            return false;
        }
        columns.sort(Comparator.comparing(column -> column.name));
        columns.subList(limit, columns.size()).clear();
        numbers.clear();
        for (int number = 0; number < columns.size(); number++) {
            numbers.put(columns.get(number).name, number);
        }
        return true;
    }
}
