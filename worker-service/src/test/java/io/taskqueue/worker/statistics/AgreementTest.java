package io.taskqueue.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commons Statistics, sets and sorted arrays come to the same, on generated columns and on those of real tables. */
class AgreementTest {
    private static final Map<Values, JsonNode> ANSWERS = new ConcurrentHashMap<>();

    private record Values(String name, List<String> texts) {
        @Override
        public String toString() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values values && name.equals(values.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        double[] numbers() {
            return decimals().mapToDouble(BigDecimal::doubleValue).sorted().toArray();
        }

        Stream<BigDecimal> decimals() {
            return texts.stream()
                    .filter(text -> text.matches("[-+]?(0|[1-9]\\d*)(\\.\\d+)?(E-?\\d+)?"))
                    .map(BigDecimal::new);
        }
    }

    static Stream<Values> columns() throws IOException {
        return Stream.concat(
                Stream.of(
                        generated("uniform", 12_000, random -> Integer.toString(random.nextInt(1_000_000))),
                        generated("normal", 12_000, random -> Double.toString(100 + 15 * random.nextGaussian())),
                        generated("heavy tail", 12_000, random -> Double.toString(Math.exp(4 * random.nextGaussian()))),
                        generated(
                                "mostly one value",
                                12_000,
                                random -> random.nextInt(10) > 0 ? "5" : Integer.toString(random.nextInt(5_000))),
                        generated(
                                "two hills",
                                12_000,
                                random ->
                                        Double.toString((random.nextBoolean() ? -1000 : 1000) + random.nextGaussian())),
                        generated(
                                "nanoseconds",
                                12_000,
                                random -> Long.toString(1_700_000_000_000_000_000L + random.nextInt())),
                        generated("few", 12_000, random -> Integer.toString(random.nextInt(100) - 50)),
                        new Values(
                                "ascending",
                                IntStream.range(0, 12_000)
                                        .mapToObj(Integer::toString)
                                        .toList()),
                        new Values(
                                "descending",
                                IntStream.range(0, 12_000)
                                        .mapToObj(i -> "-" + i + ".5")
                                        .toList())),
                Stream.of("time-zones.tsv", "clock-changes.tsv").flatMap(AgreementTest::read));
    }

    private static Values generated(String name, int size, Function<Random, String> value) {
        Random random = new Random(name.hashCode());
        return new Values(
                name,
                IntStream.range(0, size).mapToObj(i -> value.apply(random)).toList());
    }

    private static Stream<Values> read(String table) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("src/test/resources/tables", table));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        String[] header = lines.getFirst().split("\t");
        return IntStream.range(0, header.length)
                .mapToObj(column -> new Values(
                        table + " " + header[column],
                        lines.stream()
                                .skip(1)
                                .map(line -> line.split("\t", -1)[column])
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void countsAreExact(Values values) {
        JsonNode column = inParts(values);
        List<String> present =
                values.texts.stream().filter(text -> !text.isEmpty()).toList();

        assertThat(column.get("count").asInt()).isEqualTo(present.size());
        assertThat(column.get("missing").asInt()).isEqualTo(values.texts.size() - present.size());
        long numbers = column.at("/types/integer").asLong()
                + column.at("/types/decimal").asLong();
        assertThat(numbers).isEqualTo(values.numbers().length);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void sumsExtremesMeansAndDeviationsAgree(Values values) {
        JsonNode column = inParts(values);
        double[] numbers = values.numbers();
        if (numbers.length == 0) {
            assertThat(column.has("sum")).isFalse();
            return;
        }

        assertThat(decimal(column, "sum"))
                .isEqualByComparingTo(values.decimals().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(decimal(column, "min"))
                .isEqualByComparingTo(
                        values.decimals().min(BigDecimal::compareTo).orElseThrow());
        assertThat(decimal(column, "max"))
                .isEqualByComparingTo(
                        values.decimals().max(BigDecimal::compareTo).orElseThrow());
        double mean = Mean.of(numbers).getAsDouble();
        double deviation = StandardDeviation.of(numbers).getAsDouble();
        assertThat(column.get("mean").asDouble()).isCloseTo(mean, within(Math.abs(mean) * 1e-12));
        assertThat(column.get("standardDeviation").asDouble()).isCloseTo(deviation, within(deviation * 1e-9));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void distinctAndFrequentValuesAgreeWithinTheirErrors(Values values) {
        JsonNode column = inParts(values);
        Map<String, Long> truth = values.texts.stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        int distinct = new HashSet<>(truth.keySet()).size();
        double error = column.at("/distinct/error").asDouble();
        assertThat(column.at("/distinct/exact").asBoolean()).isEqualTo(distinct <= 256 && error == 0);
        assertThat(column.at("/distinct/count").asDouble()).isCloseTo(distinct, within(distinct * error));
        for (JsonNode frequent : column.get("frequent")) {
            long count = truth.get(frequent.get("value").asText());
            assertThat(frequent.get("count").asLong())
                    .isBetween(count - frequent.get("error").asLong(), count);
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void quantilesAgreeWithinTheirError(Values values) {
        JsonNode column = inParts(values);
        double[] numbers = values.numbers();
        if (numbers.length == 0) {
            return;
        }
        double error = column.get("quantileError").asDouble();
        assertThat(error).isLessThan(0.03);
        column.get("quantiles").fields().forEachRemaining(quantile -> {
            double part = Double.parseDouble(quantile.getKey());
            double value = quantile.getValue().asDouble();
            if (error == 0) {
                assertThat(value)
                        .isEqualTo(Quantile.withDefaults()
                                .with(EstimationMethod.HF1)
                                .evaluate(numbers, part));
            } else {
                double below = (double) Arrays.stream(numbers)
                                .filter(number -> number < value)
                                .count()
                        / numbers.length;
                double upTo = (double) Arrays.stream(numbers)
                                .filter(number -> number <= value)
                                .count()
                        / numbers.length;
                assertThat(part).as(quantile.toString()).isBetween(below - error, upTo + error);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    void histogramsAgreeWithinTheQuantilesError(Values values) {
        JsonNode column = inParts(values);
        double[] numbers = values.numbers();
        if (numbers.length == 0) {
            return;
        }
        double from = column.at("/histogram/from").asDouble();
        double to = column.at("/histogram/to").asDouble();
        assertThat(from).isEqualTo(numbers[0]);
        assertThat(to).isEqualTo(numbers[numbers.length - 1]);
        double error = numbers.length * column.get("quantileError").asDouble();
        long counted = 0;
        for (int part = 0; part < 10; part++) {
            double border = part == 9 ? Double.POSITIVE_INFINITY : from + (to - from) * (part + 1) / 10;
            counted += column.at("/histogram/counts/" + part).asLong();
            assertThat((double) counted)
                    .isCloseTo(
                            Arrays.stream(numbers)
                                    .filter(number -> number < border)
                                    .count(),
                            within(error + 1));
        }
        assertThat(counted).isEqualTo(numbers.length);
    }

    /** As workers do it: parts of a thousand records, each encoded and merged into what is there. */
    private static JsonNode inParts(Values values) {
        return ANSWERS.computeIfAbsent(values, AgreementTest::workedOutInParts);
    }

    private static JsonNode workedOutInParts(Values values) {
        TableSummary whole = Tables.column();
        for (int from = 0; from < values.texts.size(); from += 1_000) {
            TableSummary part = Tables.column(values.texts.subList(from, Math.min(values.texts.size(), from + 1_000)));
            whole = TableSummary.decode(whole.encode());
            whole.merge(TableSummary.decode(part.encode()));
        }
        return Tables.statistics(whole);
    }

    private static BigDecimal decimal(JsonNode column, String field) {
        return column.get(field).decimalValue();
    }
}
