package io.taskqueue.monitor.dataset;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statistics of a dataset's merged chunks; {@code docs/datasets.md} describes each part. Numbers of any precision
 * are text, as in Redis. Absent values are {@code null}; absent lists and maps are empty.
 *
 * @param columnsOmitted whether further columns were omitted
 */
public record Statistics(
        long records, long badRecords, List<BadLine> badLines, List<Column> columns, boolean columnsOmitted) {
    /** The statistics of no chunks. */
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
            Objects.requireNonNull(name, "a column must have a name");
            quantiles = quantiles == null ? Map.of() : Map.copyOf(quantiles);
            frequent = listOf(frequent);
        }

        /** The median; {@code null} if there is none. */
        public String median() {
            return quantiles.get("0.5");
        }

        /** Whether it has a histogram or frequent values. */
        public boolean isPictured() {
            return histogram != null || !frequent.isEmpty();
        }
    }

    /**
     * The number of distinct values.
     *
     * @param error the relative error of the count
     */
    public record Distinct(long count, boolean exact, String error) {}

    /**
     * A frequent value.
     *
     * @param error by how much the true count can exceed {@code count}
     */
    public record Frequent(String value, long count, String error) {
        public Frequent {
            Objects.requireNonNull(value, "a frequent value must have a value");
        }

        /** Whether the true count can be higher. */
        public boolean isEstimated() {
            return error != null && !error.equals("0");
        }
    }

    /** The number of values in each of equally wide ranges between two bounds. */
    public record Histogram(String from, String to, List<Long> counts) {
        public Histogram {
            Objects.requireNonNull(from, "a histogram must have from");
            Objects.requireNonNull(to, "a histogram must have to");
            counts = listOf(counts);
        }
    }

    private static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
