package io.taskqueue.monitor.dataset;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a dataset's merged chunks add up to; see {@code docs/datasets.md} for each part. Numbers that may have any number
 * of digits are text, as they lie in Redis. What is absent there is {@code null}, lists and maps are empty.
 *
 * @param columnsOmitted whether there are more columns than these
 */
public record Statistics(
        long records, long badRecords, List<BadLine> badLines, List<Column> columns, boolean columnsOmitted) {
    /** Of no chunk at all. */
    static final Statistics NONE = new Statistics(0, 0, List.of(), List.of(), false);

    public Statistics {
        badLines = listOf(badLines);
        columns = listOf(columns);
    }

    /** One column. */
    public record Column(
            String name,
            String type,
            long count,
            long missing,
            Distinct distinct,
            String min,
            String max,
            String sum,
            String mean,
            String standardDeviation,
            Map<String, String> quantiles,
            String quantileError,
            List<Frequent> frequent,
            Histogram histogram) {
        public Column {
            Objects.requireNonNull(name, "a column has no name");
            quantiles = quantiles == null ? Map.of() : Map.copyOf(quantiles);
            frequent = listOf(frequent);
        }

        /** The value half of the others are below, {@code null} where there is none. */
        public String median() {
            return quantiles.get("0.5");
        }

        /** Whether there is more to show of it than figures. */
        public boolean isPictured() {
            return histogram != null || !frequent.isEmpty();
        }
    }

    /**
     * How many different values there are.
     *
     * @param error how far off that may be, relative
     */
    public record Distinct(long count, boolean exact, String error) {}

    /**
     * A value that is met often.
     *
     * @param error how many more than {@code count} there may be
     */
    public record Frequent(String value, long count, String error) {
        public Frequent {
            Objects.requireNonNull(value, "a frequent value is missing");
        }

        /** Whether there may be more than counted. */
        public boolean isEstimated() {
            return error != null && !error.equals("0");
        }
    }

    /** How many values lie in each of equally wide ranges between two numbers. */
    public record Histogram(String from, String to, List<Long> counts) {
        public Histogram {
            Objects.requireNonNull(from, "a histogram has no from");
            Objects.requireNonNull(to, "a histogram has no to");
            counts = listOf(counts);
        }
    }

    private static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
