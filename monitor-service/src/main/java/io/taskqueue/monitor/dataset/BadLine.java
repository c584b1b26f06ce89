package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of a stream that is no record.
 *
 * @param line its number, from 1
 * @param reason what is wrong with it
 */
public record BadLine(long line, String reason) {
    /** How many of them are named; those who find them name as many. */
    static final int NAMED = 100;

    public BadLine {
        Objects.requireNonNull(reason, "a bad line has no reason");
    }

    /** The first of two lists, in order; complete, as each holds its own first ones. */
    static List<BadLine> merge(List<BadLine> refused, List<BadLine> bad) {
        return Stream.concat(refused.stream(), bad.stream())
                .sorted(Comparator.comparingLong(BadLine::line))
                .limit(NAMED)
                .toList();
    }

    /** Some of them, as the JSON array producers write. */
    record Few(@JsonValue List<BadLine> lines) {
        static final Few NONE = new Few(List.of());

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Few {
            lines = List.copyOf(lines);
        }
    }
}
