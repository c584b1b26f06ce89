package io.taskqueue.systemtests.durability;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tallies as a Markdown table, a line for each case. */
final class TallyTable {
    private static final String HEAD = """
            | what happens | durability | runs | accepted | lost | runs with a loss | duplicated |
            |---|---|---|---|---|---|---|
            """;

    private TallyTable() {}

    static String of(Map<DurabilityCase, Tally> tallies) {
        return HEAD
                + tallies.entrySet().stream()
                        .map(line -> line(line.getKey(), line.getValue()))
                        .collect(Collectors.joining());
    }

    private static String promise(DurabilityCase what) {
        String durability = "`" + what.durability().queue() + "`";
        return what.durability() == Durability.REPLICATED
                ? durability + ", " + what.confirmingReplicas() + " of 2"
                : durability;
    }

    private static String line(DurabilityCase what, Tally tally) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,d | %,d | %d | %,d |%n",
                what.title(),
                promise(what),
                tally.runs(),
                tally.accepted(),
                tally.lost(),
                tally.losingRuns(),
                tally.duplicated());
    }
}
