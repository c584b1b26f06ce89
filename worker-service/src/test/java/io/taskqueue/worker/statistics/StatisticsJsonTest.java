package io.taskqueue.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsJsonTest {
    @Test
    void writesTheExampleOfTheDocumentToTheLetter() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "datasets.md"));
        String section = document.substring(document.indexOf("\n## Statistics"));
        String example = section.substring(section.indexOf("```json\n") + 8, section.indexOf("\n```\n"))
                .replaceAll("\n *", "");
        TableSummary summary = TableSummary.of(List.of("price"));
        for (String price : new String[] {"1", "2.50", ""}) {
            summary.text(0, price);
            summary.endRecord();
        }
        summary.badRecord(4, "has 3 fields, the header 2");

        assertThat(Tables.json(summary)).isEqualTo(example);
    }

    @Test
    void givesNoTypeAndNoExtremesToAColumnWithoutValues() {
        assertThat(Tables.json(Tables.column("", "")))
                .contains("\"type\":null,\"count\":0,\"missing\":2,")
                .contains("\"distinct\":{\"count\":0,\"exact\":true,\"error\":0},\"frequent\":[]}");
    }

    @Test
    void ordersDateTimesByInstantAndShowsThemAsWritten() {
        JsonNode times = Tables.statistics(
                Tables.column("2024-03-01T12:00:00+02:00", "2024-03-01 11:30", "2024-02-29", "2024-03-01T11:29:59.9Z"));

        assertThat(times.get("type").asText()).isEqualTo("dateTime");
        assertThat(times.get("min").asText()).isEqualTo("2024-02-29");
        assertThat(times.get("max").asText()).isEqualTo("2024-03-01 11:30");
        assertThat(times.has("sum") || times.has("quantiles") || times.has("histogram"))
                .isFalse();
    }

    @Test
    void givesTheExtremesOfTextsOnlyWhereThereAreNoNumbers() {
        JsonNode texts = Tables.statistics(Tables.column("pear", "apple", "true"));
        JsonNode mixed = Tables.statistics(Tables.column("pear", "apple", "12", "3.5"));

        assertThat(texts.get("type").asText()).isEqualTo("text");
        assertThat(texts.get("min").asText()).isEqualTo("apple");
        assertThat(texts.get("max").asText()).isEqualTo("pear");
        assertThat(mixed.get("type").asText()).isEqualTo("text");
        assertThat(mixed.get("min").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(mixed.get("sum").decimalValue()).isEqualByComparingTo("15.5");
    }

    @Test
    void givesOneNumberNoDeviationAndOnePart() {
        JsonNode one = Tables.statistics(Tables.column("7", "7"));
        JsonNode single = Tables.statistics(Tables.column("7"));

        assertThat(one.get("standardDeviation").asDouble()).isZero();
        assertThat(one.at("/histogram/counts")).hasSize(1);
        assertThat(single.has("standardDeviation")).isFalse();
    }

    @Test
    void staysJsonAtTheEndsOfTheRangeOfDoubles() {
        String json = Tables.json(Tables.column("1.7976931348623157e308", "-1.7976931348623157e308"));

        assertThat(json).doesNotContain("Infinity").doesNotContain("NaN").contains("\"standardDeviation\":2.54");
        assertThat(Tables.statistics(Tables.column("4.9e-324", "-1e-400"))
                        .get("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void cutsLongTextsAndTellsThemApart() {
        String same = "ß".repeat(1_000);

        JsonNode texts = Tables.statistics(Tables.column(same + "a", same + "b", same + "a"));

        assertThat(texts.at("/distinct/count").asInt()).isEqualTo(2);
        assertThat(texts.at("/frequent/0/count").asInt()).isEqualTo(2);
        assertThat(texts.at("/frequent/0/value").asText())
                .startsWith("ß".repeat(40) + "…")
                .hasSize(57);
        assertThat(texts.get("min").asText()).startsWith("ß".repeat(40) + "…");
    }

    @Test
    void writesHalfASurrogatePairAsAReplacementCharacter() {
        TableSummary summary = TableSummary.open();
        summary.text(summary.column("name\uD83D"), "value\uDE00");
        summary.text(summary.column("emoji"), "😀");
        summary.endRecord();
        summary.badRecord(1, "\uD83D");

        JsonNode table = Tables.tree(TableSummary.decode(summary.encode()));

        assertThat(table.at("/columns/0/name").asText()).isEqualTo("name\uFFFD");
        assertThat(table.at("/columns/0/min").asText()).isEqualTo("value\uFFFD");
        assertThat(table.at("/columns/1/min").asText()).isEqualTo("😀");
        assertThat(table.at("/badLines/0/reason").asText()).isEqualTo("\uFFFD");
    }

    @Test
    void showsTheMostFrequentOfManyValuesAndNoOthers() {
        List<String> values = IntStream.range(0, 40_000)
                .mapToObj(i -> i % 4 == 0 ? "often" : i % 10 == 1 ? "sometimes" : "v" + i)
                .toList();

        JsonNode frequent = Tables.statistics(Tables.column(values)).get("frequent");

        assertThat(frequent).hasSize(2);
        assertThat(frequent.at("/0/value").asText()).isEqualTo("often");
        assertThat(frequent.at("/1/value").asText()).isEqualTo("sometimes");
        for (int i = 0; i < 2; i++) {
            long truth = i == 0 ? 10_000 : 4_000;
            long count = frequent.get(i).get("count").asLong();
            assertThat(count).isBetween(truth - frequent.get(i).get("error").asLong(), truth);
        }
    }

    @Test
    void countsANumberOnABorderIntoThePartAboveIt() {
        assertThat(histogram("0.1", "0.3", "1.1")).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 1);
        assertThat(histogram("-0.3", "0", "0.7")).containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 0, 1);
        assertThat(histogram("0", "1e-300", "1e300")).containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(histogram("-1.7e308", "1.7e308")).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    /** A hundred steps of one length make every border of the ten parts a number, whatever doubles make of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 12, 33, 101})
    void countsAllNumbersAsWholeNumbersWouldBe(int step) {
        String[] numbers = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> BigDecimal.valueOf((long) i * step - 50, 2).toString())
                .toArray(String[]::new);

        assertThat(histogram(numbers)).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 11);
    }

    private static List<Integer> histogram(String... numbers) {
        List<Integer> counts = new ArrayList<>();
        Tables.statistics(Tables.column(numbers)).at("/histogram/counts").forEach(count -> counts.add(count.asInt()));
        return counts;
    }
}
