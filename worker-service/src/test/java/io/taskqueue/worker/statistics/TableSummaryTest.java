package io.taskqueue.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSummaryTest {
    @Test
    void countsNothingOfARecordThatIsDropped() {
        TableSummary summary = TableSummary.open();
        record(summary, "a", "1", "b", "2");

        summary.text(summary.column("a"), "9");
        summary.text(summary.column("late"), "9");
        summary.badRecord(2, "broken");
        record(summary, "a", "3");

        JsonNode table = Tables.tree(summary);
        assertThat(summary.records()).isEqualTo(2);
        assertThat(summary.badRecords()).isEqualTo(1);
        assertThat(names(table)).containsExactly("a", "b");
        assertThat(table.at("/columns/0/sum").asInt()).isEqualTo(4);
        assertThat(table.at("/columns/1/missing").asInt()).isEqualTo(1);
    }

    @Test
    void countsJsonNumbersAndBooleansLikeTheirTexts() {
        TableSummary summary = TableSummary.open();
        int column = summary.column("a");
        summary.number(column, "1e2");
        summary.endRecord();
        summary.bool(summary.column("a"), true);
        summary.endRecord();

        assertThat(Tables.statistics(summary).get("types").toString())
                .isEqualTo("{\"integer\":0,\"decimal\":1,\"boolean\":1,\"dateTime\":0,\"text\":0}");
    }

    @Test
    void rejectsTwoValuesInOneColumn() {
        TableSummary summary = TableSummary.open();
        summary.text(summary.column("a"), "1");
        int again = summary.column("a");

        assertThatThrownBy(() -> summary.number(again, "2"))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("has two values in column 'a'");
    }

    @Test
    void rejectsInvalidHeaders() {
        List<String> tooMany = IntStream.range(0, 1_001).mapToObj(i -> "c" + i).toList();

        assertThatThrownBy(() -> TableSummary.of(List.of())).hasMessageContaining("1 to 1000 columns, this one 0");
        assertThatThrownBy(() -> TableSummary.of(tooMany)).hasMessageContaining("this one 1001");
        assertThatThrownBy(() -> TableSummary.of(List.of("a", "b", "a"))).hasMessage("two columns are named 'a'");
        assertThatThrownBy(() -> TableSummary.of(List.of("a".repeat(201)))).hasMessageContaining("200 characters");
    }

    @Test
    void rejectsColumnsTheHeaderLacks() {
        TableSummary summary = TableSummary.of(List.of("a"));

        assertThatThrownBy(() -> summary.column("b"))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("has a column 'b' that is missing in the header");
    }

    @Test
    void rejectsARecordOfTooManyOrTooLongColumnsAndGoesOn() {
        TableSummary summary = TableSummary.open();
        IntStream.range(0, 1_000).forEach(i -> summary.text(summary.column("c" + i), "1"));
        assertThatThrownBy(() -> summary.column("c1000"))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("has more than 1000 columns");
        summary.badRecord(1, "has more than 1000 columns");
        assertThatThrownBy(() -> summary.column("a".repeat(201))).isInstanceOf(BadRecordException.class);
        summary.badRecord(2, "name");

        record(summary, "only", "1");

        assertThat(names(Tables.tree(summary))).containsExactly("only");
    }

    @Test
    void keepsTheColumnsFirstByNameAndTheirWholeCountsWhateverTheOrder() {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, 3_000).boxed().toList());
        List<String> encoded = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(numbers, new Random(round));
            TableSummary whole = TableSummary.open();
            for (int from = 0; from < 3_000; from += 500) {
                TableSummary part = TableSummary.open();
                numbers.subList(from, from + 500)
                        .forEach(i -> record(part, "same", "1", "c%04d".formatted(i), "" + i, "z" + i % 7, "1"));
                whole.merge(part);
            }
            encoded.add(Tables.json(whole));
        }

        assertThat(encoded.get(0)).isEqualTo(encoded.get(1)).isEqualTo(encoded.get(2));
        assertThat(encoded.getFirst())
                .contains("\"name\":\"c0999\"", "\"columnsOmitted\":true")
                .doesNotContain("\"name\":\"c1000\"", "\"name\":\"same\"");
    }

    @Test
    void showsColumnsInTheOrderTheyHaveInRecords() {
        TableSummary first = TableSummary.open();
        record(first, "id", "1", "name", "a", "age", "3");
        TableSummary second = TableSummary.open();
        record(second, "id", "1", "age", "3");
        record(second, "other", "1");

        first.merge(second);

        assertThat(names(Tables.tree(first))).containsExactly("id", "other", "age", "name");
    }

    @Test
    void countsAColumnOnlyOnePartHasAsMissingInTheOther() {
        TableSummary first = TableSummary.of(List.of("a", "b"));
        first.text(0, "1");
        first.text(1, "2");
        first.endRecord();
        TableSummary second = TableSummary.of(List.of("a", "c"));
        second.text(1, "5");
        second.endRecord();

        first.merge(second);

        JsonNode table = Tables.tree(first);
        assertThat(names(table)).containsExactly("a", "b", "c");
        assertThat(table.get("columns"))
                .allSatisfy(column -> assertThat(column.get("missing").asInt()).isEqualTo(1));
    }

    private static void record(TableSummary summary, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            summary.text(summary.column(namesAndValues[i]), namesAndValues[i + 1]);
        }
        summary.endRecord();
    }

    private static List<String> names(JsonNode table) {
        return table.get("columns").findValuesAsText("name");
    }

    /** What memory is given out by: never less than what the objects of a summary count up to. */
    @ParameterizedTest
    @CsvSource({"1000,115", "1000,300", "10,20000", "300,1200"})
    void usesNoMoreMemoryThanEstimated(int columns, int records) {
        TableSummary summary = TableSummary.of(
                IntStream.range(0, columns).mapToObj(i -> "g" + i).toList());
        long characters = 0;
        for (int record = 0; record < records; record++) {
            for (int column = 0; column < columns; column++) {
                String value = String.valueOf(1_000 * record + column);
                characters += value.length();
                summary.text(column, value);
            }
            summary.endRecord();
        }
        long most = SummaryMemory.mostBytes(columns, records, (long) columns * records);

        assertThat(summary.bytes()).isBetween(most / 10, most + characters + columns * 10L);
        assertThat(TableSummary.decode(summary.encode()).bytes())
                .isLessThanOrEqualTo(SummaryMemory.mostBytes(summary.encode().length));
    }
}
