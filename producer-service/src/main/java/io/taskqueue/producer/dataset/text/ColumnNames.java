package io.taskqueue.producer.dataset.text;

import io.taskqueue.model.dataset.DatasetContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives columns a name of their own where a header row gives them none, or one that another column has. */
final class ColumnNames {
    private final Set<String> taken;

    private ColumnNames(List<String> written) {
        taken = new HashSet<>(written);
    }

    /**
     * As written where that is possible: the third column becomes {@code column3} if it has no name, the second {@code id}
     * becomes {@code id_2}, with the next higher number if there is a column of that name.
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

    /** Those of a table without a header row. */
    static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(i -> "column" + i).toList();
    }

    /** The name, or with the lowest number from 2 on that makes it one of its own. */
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
