package io.taskqueue.worker.handler.analysis;

import static io.taskqueue.worker.handler.analysis.Summaries.badLines;
import static io.taskqueue.worker.handler.analysis.Summaries.column;
import static io.taskqueue.worker.handler.analysis.Summaries.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonRecordsTest {
    @Test
    void readsAnObjectOnEachLine() throws IOException {
        JsonNode read = read("{\"a\":1,\"b\":\"x\"}\r\n \t\n{\"b\":\"y\"}\n\n{\"a\":null}");

        assertThat(read.path("records").asInt()).isEqualTo(3);
        assertThat(read.path("badRecords").asInt()).isZero();
        assertThat(column(read, "a").path("missing").asInt()).isEqualTo(2);
        assertThat(values(read, "b")).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws IOException {
        JsonNode read = read("{\"a\":12345678901234567890.123456789}\n{\"a\":0.000000000000000000001}");

        assertThat(column(read, "a").path("sum").decimalValue())
                .hasToString("12345678901234567890.123456789000000000001");
    }

    @Test
    void readsObjectsAndArraysAsText() throws IOException {
        JsonNode read = read("{\"a\":{\"x\":[1.50, {}]}, \"b\":[], \"c\":true}");

        assertThat(values(read, "a")).containsExactly("{\"x\":[1.50,{}]}");
        assertThat(values(read, "b")).containsExactly("[]");
        assertThat(column(read, "c").path("type").asText()).isEqualTo("boolean");
    }

    @Test
    void namesTheLineOfTheStreamOfEachBadRecord() throws IOException {
        JsonNode read =
                read("{\"a\":1}\n\n[1]\n{\"a\":\n\"text\"\n{\"a\":1} {}\n{\"a\":1,\"a\":2}\nnull\n{\"a\":3}\n", 50);

        assertThat(read.path("records").asInt()).isEqualTo(2);
        assertThat(badLines(read))
                .hasSize(6)
                .contains(
                        "52 is not a JSON object",
                        "54 is not a JSON object",
                        "55 has something after the JSON object",
                        "56 has two values in column 'a'",
                        "57 is not a JSON object")
                .anyMatch(bad -> bad.startsWith("53 is not JSON: "));
        assertThat(values(read, "a")).containsExactlyInAnyOrder("1", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\ud8\"}",
                "\u0000",
                "\uFEFF{}x",
                "{\"a\":[[}",
                "{\"a\":1}}",
            })
    void countsWhatIsNoJsonAsBad(String line) throws IOException {
        JsonNode read = read(line + "\n{\"a\":7}\n");

        assertThat(read.path("badRecords").asInt()).isEqualTo(1);
        assertThat(read.path("records").asInt()).isEqualTo(1);
        assertThat(values(read, "a")).containsExactly("7");
    }

    @Test
    void countsWhatIsTooDeepTooLongOrTooWideAsBad() throws IOException {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String digits = "{\"a\":" + "1".repeat(5_000) + "}";
        String name = "{\"" + "a".repeat(TableSummary.MAX_NAME + 1) + "\":1}";
        String wide = IntStream.rangeClosed(0, TableSummary.MAX_COLUMNS)
                .mapToObj(i -> "\"c" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        JsonNode read = read(String.join("\n", deep, digits, name, wide, "{\"a\":7}"));

        assertThat(badLines(read)).hasSize(4);
        assertThat(read.path("records").asInt()).isEqualTo(1);
        assertThat(read.path("columns")).hasSize(1);
    }

    @Test
    void stopsWhenTheAttemptIsNoLongerWanted() {
        CancellationCheck unwanted = new CancellationCheck(FakeContext.of("t1").cancel());

        assertThatThrownBy(() -> NdjsonRecords.read("{}".toCharArray(), 1, TableSummary.open(), unwanted, 9))
                .isInstanceOf(CancellationException.class);
    }

    private static JsonNode read(String text) throws IOException {
        return read(text, 1);
    }

    private static JsonNode read(String text, long firstLine) throws IOException {
        TableSummary summary = TableSummary.open();
        NdjsonRecords.read(text.toCharArray(), firstLine, summary, Summaries.cancellation(), TableSummary.MAX_COLUMNS);
        return Summaries.json(summary);
    }
}
