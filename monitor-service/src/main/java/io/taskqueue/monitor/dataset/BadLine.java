package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of a stream that is not a valid record.
 *
 * @param line the line number, from 1
 * @param reason what is wrong with it
 */
public record BadLine(long line, String reason) {
    /** How many are listed; producers and workers record the same number. */
    static final int NAMED = 100;

    public BadLine {
        Objects.requireNonNull(reason, "a bad line must have a reason");
    }

    /** The first lines of both lists, in order; correct because each list holds its own first lines. */
    static List<BadLine> merge(List<BadLine> refused, List<BadLine> bad) {
        return Stream.concat(refused.stream(), bad.stream())
                .sorted(Comparator.comparingLong(BadLine::line))
                .limit(NAMED)
                .toList();
    }

    /** A list of bad lines in the JSON that producers write. */
    record Few(@JsonValue List<BadLine> lines) {
        static final Few NONE = new Few(List.of());

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Few {
            lines = List.copyOf(lines);
        }
    }
}
