package io.taskqueue.producer.dataset.text;

import io.taskqueue.model.dataset.DatasetContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives columns unique names if the header row has empty or repeated ones. */
final class ColumnNames {
    private final Set<String> taken;

    private ColumnNames(List<String> written) {
        taken = new HashSet<>(written);
    }

    /**
     * The names, kept where possible: a third column without a name becomes {@code column3}, a second {@code id}
     * becomes {@code id_2}, or the next higher number if a column has that name.
     */
    static List<String> unique(List<String> written) {
        ColumnNames names = new ColumnNames(written);
        Set<String> given = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : written) {
            boolean kept = !name.isBlank() && given.add(name);
            unique.add(kept ? name : names.free(name.isBlank() ? "column" + (unique.size() + 1) : name));
        }
        return unique;
    }

    /** The names for a table without a header row. */
    static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(i -> "column" + i).toList();
    }

    /** The name, with the lowest number from 2 that makes it unique if it is taken. */
    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            String suffix = "_" + number;
            int kept = Math.min(wanted.length(), DatasetContract.MAX_COLUMN_NAME - suffix.length());
            name = wanted.substring(0, kept) + suffix;
        }
        taken.add(name);
        return name;
    }
}
