package io.taskqueue.worker.statistics.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.statistics.TableSummary;
import io.taskqueue.worker.statistics.Tables;
import io.taskqueue.worker.statistics.value.TextHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against exact counts, in one piece and cut and merged in any order. */
class FrequentValuesTest {
    @Test
    void namesTheValueThatMakesUpATenth() {
        List<String> values = new ArrayList<>(Collections.nCopies(1_000, "Berlin"));
        for (int town = 1; town <= 258; town++) {
            values.addAll(Collections.nCopies(Math.max(1, town - 128), "town" + town));
        }
        Collections.shuffle(values, new Random(1));
        TableSummary summary = Tables.column(values);

        for (TableSummary written : List.of(summary, Tables.merged(summary, Tables.column()))) {
            JsonNode frequent = Tables.statistics(written).get("frequent");
            assertThat(frequent).hasSize(10);
            assertThat(frequent.at("/0/value").asText()).isEqualTo("Berlin");
            assertThat(frequent.at("/0/count").asInt()).isBetween(1_000 - values.size() / 128, 1_000);
            assertThat(frequent.at("/1/value").asText()).isEqualTo("town258");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void isNeverOffByMoreThanTheErrorAndThatByOneIn128(int seed) {
        compare(skewed(seed, value -> "v" + value), 128, seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isNeverOffByMoreThanOneIn62OfLongTexts(int seed) {
        compare(skewed(seed, value -> "v" + value + " ".repeat(60) + "x"), 62, seed);
    }

    /** Many merges of parts that are as large as they may be when encoded, which each must leave as they are. */
    @Test
    void losesNothingByBeingEncodedAgainAndAgain() {
        FrequentValues frequent = new FrequentValues();
        IntStream.rangeClosed(1, 400).forEach(value -> add(frequent, "v" + value, value));
        frequent.compact();
        List<FrequentValues.Frequent> entries = frequent.entries();
        long error = frequent.error();

        for (int times = 0; times < 20; times++) {
            frequent.compact();
        }

        assertThat(frequent.entries()).isEqualTo(entries).hasSizeGreaterThan(100);
        assertThat(frequent.error()).isEqualTo(error);
    }

    private static void compare(List<String> values, int counters, int seed) {
        Random random = new Random(seed);
        List<FrequentValues> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); ) {
            int to = Math.min(values.size(), from + 1 + random.nextInt(values.size() / 4));
            FrequentValues part = new FrequentValues();
            values.subList(from, to).forEach(value -> add(part, value, 1));
            parts.add(part);
            from = to;
        }
        while (parts.size() > 1) {
            FrequentValues one = parts.remove(random.nextInt(parts.size()));
            one.merge(parts.remove(random.nextInt(parts.size())));
            one.compact();
            parts.add(one);
        }
        requireWithinError(values, parts.getFirst(), counters);
    }

    private static void requireWithinError(List<String> values, FrequentValues frequent, int counters) {
        Map<String, Long> exact = new HashMap<>();
        values.forEach(value -> exact.merge(TextHash.shown(value), 1L, Long::sum));
        Map<String, Long> counted = new HashMap<>();
        frequent.entries().forEach(entry -> counted.put(entry.text(), entry.count()));

        assertThat(frequent.error()).isLessThanOrEqualTo(values.size() / counters);
        exact.forEach((value, times) ->
                assertThat(counted.getOrDefault(value, 0L)).as(value).isBetween(times - frequent.error(), times));
        assertThat(exact.keySet()).containsAll(counted.keySet());
    }

    private static void add(FrequentValues frequent, String value, long times) {
        frequent.add(TextHash.of(value), value, times);
    }

    /** Values of which each next one is a little rarer, many of them once only. */
    private static List<String> skewed(int seed, IntFunction<String> text) {
        Random random = new Random(seed);
        return IntStream.range(0, 20_000)
                .mapToObj(i -> text.apply((int) (3_000 * Math.pow(random.nextDouble(), seed))))
                .toList();
    }
}
