package io.taskqueue.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a table is cut and in whatever order its parts are merged, the answer is the same. */
class MergingTest {
    private record Data(String name, List<String> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Data> data() {
        return Stream.of(
                data("few values", 2_000, random -> "v" + random.nextInt(40)),
                data("about as many values as are kept", 1_500, random -> "v" + random.nextInt(260)),
                data("whole numbers", 5_000, random -> Long.toString(random.nextLong() >> random.nextInt(60))),
                data("decimals", 5_000, random -> Double.toString(random.nextGaussian() * 1e6)),
                data("far apart", 3_000, random -> random.nextInt(10) + "e" + (random.nextInt(600) - 300)),
                data(
                        "prices with gaps",
                        5_000,
                        random -> random.nextInt(5) == 0 ? "" : random.nextInt(9999) / 100.0 + ""),
                data(
                        "times",
                        3_000,
                        random -> "2024-01-" + (10 + random.nextInt(20)) + "T10:" + (10 + random.nextInt(50))),
                data("long texts", 1_000, random -> "ü".repeat(random.nextInt(200)) + random.nextInt(3)),
                data("anything", 4_000, MergingTest::anything));
    }

    private static Data data(String name, int size, Function<Random, String> value) {
        Random random = new Random(name.hashCode());
        return new Data(
                name,
                IntStream.range(0, size).mapToObj(i -> value.apply(random)).toList());
    }

    private static String anything(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "";
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> Float.toString(random.nextFloat());
            case 3 -> random.nextBoolean() ? "true" : "False";
            case 4 -> "2024-02-" + (10 + random.nextInt(19));
            case 5 -> "9".repeat(1 + random.nextInt(60));
            default -> "text " + random.nextInt(500);
        };
    }

    @ParameterizedTest
    @MethodSource("data")
    void isTheSameWhereverTheTableIsCutAndInAnyOrder(Data data) {
        JsonNode whole = exact(Tables.column(data.values));
        Random random = new Random(1);
        for (int round = 0; round < 6; round++) {
            List<TableSummary> parts = parts(data.values, random);
            Collections.shuffle(parts, random);

            assertThat(exact(mergedAsATree(parts, random))).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void isTheSameWherePartsKnewThatThereAreManyValues(Data data) {
        TableSummary whole = Tables.column(data.values);
        Random random = new Random(4);
        List<TableSummary> parts = parts(data.values, random);
        for (int from = 0; from < data.values.size(); from += 50) {
            TableSummary part = TableSummary.of(List.of("x"), whole.manyValued());
            data.values
                    .subList(from, Math.min(from + 50, data.values.size()))
                    .forEach(value -> Tables.add(part, value));
            parts.add(part);
        }
        TableSummary twice = Tables.merged(whole, whole);

        assertThat(exact(mergedAsATree(parts, random))).isEqualTo(exact(twice));
    }

    @ParameterizedTest
    @MethodSource("data")
    void isCommutativeToTheByte(Data data) {
        Random random = new Random(2);
        for (int round = 0; round < 4; round++) {
            int cut = random.nextInt(data.values.size());
            TableSummary first = Tables.column(data.values.subList(0, cut));
            TableSummary second = Tables.column(data.values.subList(cut, data.values.size()));

            byte[] one = Tables.merged(first, second).encode();
            byte[] other = Tables.merged(second, first).encode();
            assertThat(Arrays.mismatch(one, other)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("data")
    void isAssociative(Data data) {
        int third = data.values.size() / 3;
        TableSummary a = Tables.column(data.values.subList(0, third));
        TableSummary b = Tables.column(data.values.subList(third, 2 * third));
        TableSummary c = Tables.column(data.values.subList(2 * third, data.values.size()));

        assertThat(exact(Tables.merged(Tables.merged(a, b), c)))
                .isEqualTo(exact(Tables.merged(a, Tables.merged(b, c))));
    }

    @ParameterizedTest
    @MethodSource("data")
    void doesNotChangeByBeingEncoded(Data data) {
        TableSummary summary = Tables.column(data.values);
        byte[] bytes = summary.encode();

        assertThat(TableSummary.decode(bytes).encode()).isEqualTo(bytes);
        assertThat(Tables.json(TableSummary.decode(bytes))).isEqualTo(Tables.json(summary));
        assertThat(bytes).hasSizeLessThan(9_000);
    }

    @Test
    void doesNotChangeThePartItMerges() {
        TableSummary part = Tables.column("1", "2");
        TableSummary whole = Tables.column("3");

        whole.merge(part);
        whole.merge(part);

        assertThat(Tables.statistics(part).get("sum").asInt()).isEqualTo(3);
        assertThat(Tables.statistics(whole).get("sum").asInt()).isEqualTo(9);
    }

    @Test
    void namesTheHundredFirstBadLinesOfAllParts() {
        List<TableSummary> parts = new ArrayList<>();
        for (int part = 0; part < 30; part++) {
            TableSummary summary = Tables.column();
            for (int line = 29; line >= 0; line--) {
                summary.badRecord(1L + part + line * 30L, "line " + line);
            }
            parts.add(summary);
        }
        Collections.shuffle(parts, new Random(3));

        JsonNode table = Tables.tree(mergedAsATree(parts, new Random(3)));

        assertThat(table.get("badRecords").asInt()).isEqualTo(900);
        assertThat(table.get("badLines")).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(table.get("badLines").get(i).get("line").asInt()).isEqualTo(i + 1);
        }
    }

    private static List<TableSummary> parts(List<String> values, Random random) {
        List<TableSummary> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); ) {
            int to = Math.min(values.size(), from + 1 + random.nextInt(values.size() / 3));
            parts.add(Tables.column(values.subList(from, to)));
            from = to;
        }
        return parts;
    }

    private static TableSummary mergedAsATree(List<TableSummary> parts, Random random) {
        List<TableSummary> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            TableSummary one = left.remove(random.nextInt(left.size()));
            TableSummary other = left.remove(random.nextInt(left.size()));
            left.add(Tables.merged(one, other));
        }
        return left.getFirst();
    }

    /** Without what is within an error only, unless that is 0. */
    private static JsonNode exact(TableSummary summary) {
        ObjectNode column = (ObjectNode) Tables.statistics(summary);
        if (!column.at("/distinct/exact").asBoolean()) {
            column.remove(List.of("quantiles", "quantileError", "histogram", "frequent"));
        }
        return column;
    }
}
