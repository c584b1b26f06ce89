package io.taskqueue.worker.handler.analysis;

import static io.taskqueue.worker.handler.analysis.Summaries.badLines;
import static io.taskqueue.worker.handler.analysis.Summaries.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Chunk;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Format;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
    @Test
    void readsFieldsByTheirPlace() throws IOException {
        JsonNode read = read(',', "1,x\n2,y\n");

        assertThat(read.path("records").asInt()).isEqualTo(2);
        assertThat(values(read, "a")).containsExactlyInAnyOrder("1", "2");
        assertThat(values(read, "b")).containsExactlyInAnyOrder("x", "y");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|', ' ', '\u0001', 'é'})
    void partsFieldsByAnyDelimiter(char delimiter) throws IOException {
        assertThat(values(read(delimiter, "1" + delimiter + "x,y\r\n"), "b")).containsExactly("x,y");
    }

    @Test
    void removesQuotes() throws IOException {
        JsonNode read =
                read(',', "1,\"a,b\"\n2,\"say \"\"hi\"\"\"\n3,\"two\r\nlines\"\n4,in\"side\n5,\"after\"wards\n");

        assertThat(values(read, "b"))
                .containsExactlyInAnyOrder("a,b", "say \"hi\"", "two\r\nlines", "in\"side", "afterwards");
        assertThat(read.path("badRecords").asInt()).isZero();
    }

    @Test
    void countsEmptyFieldsAsMissing() throws IOException {
        JsonNode read = read(',', "1,\n,\n2,\"\"\n");

        assertThat(read.at("/columns/0/missing").asInt()).isEqualTo(1);
        assertThat(read.at("/columns/1/missing").asInt()).isEqualTo(3);
    }

    @Test
    void namesTheLineOfTheStreamOfEachBadRecord() throws IOException {
        JsonNode read = read(',', "1,x\n2\n\"3\n3\",\"x\ny\"\n\n4,x,y\n5,x", 100);

        assertThat(read.path("records").asInt()).isEqualTo(3);
        assertThat(badLines(read)).containsExactly("101 has 1 fields, the header 2", "106 has 3 fields, the header 2");
    }

    @Test
    void countsNoneOfABadRecordsValues() throws IOException {
        JsonNode read = read(',', "1,x\n7,y,z\n");

        assertThat(values(read, "a")).containsExactly("1");
        assertThat(values(read, "b")).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "\r\r\r"})
    void findsNoRecordInEmptyLines(String text) throws IOException {
        JsonNode read = read(',', text);

        assertThat(read.path("records").asInt()).isZero();
        assertThat(read.path("badRecords").asInt()).isZero();
    }

    @Test
    void keepsDigitsNoDoubleHolds() throws IOException {
        JsonNode read = read(',', "12345678901234567890.123456789,x\n");

        assertThat(read.at("/columns/0/sum").decimalValue()).hasToString("12345678901234567890.123456789");
    }

    @Test
    void readsARecordOfAMillionFieldsAndOneOfAMillionCharacters() throws IOException {
        JsonNode read = read(',', ",".repeat(1_000_000) + "\n1," + "x".repeat(1_000_000) + "\n");

        assertThat(read.path("records").asInt()).isEqualTo(1);
        assertThat(badLines(read)).containsExactly("1 has 1000001 fields, the header 2");
    }

    @Test
    void readsTheRestAsAFieldWhoseQuoteIsNeverClosed() throws IOException {
        assertThat(values(read(',', "1,\"x\n2,y\n"), "b")).containsExactly("x\n2,y\n");
    }

    @Test
    void readsAnyCharacters() throws IOException {
        JsonNode read = read(',', "\u0000,\uFEFF\n\uD83D\uDE00,\uFFFF\n");

        assertThat(read.path("records").asInt()).isEqualTo(2);
        assertThat(read.path("badRecords").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void rejectsADelimiterThatCannotSeparateFields(char delimiter) {
        assertThatThrownBy(() -> read(delimiter, "1,2\n"))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("delimiter cannot part fields");
    }

    @Test
    void stopsWhenTheAttemptIsNoLongerWanted() {
        CancellationCheck unwanted = new CancellationCheck(FakeContext.of("t1").cancel());

        assertThatThrownBy(() -> CsvRecords.read(
                        chunk(',', 1), "1,2\n".getBytes(UTF_8), TableSummary.of(List.of("a", "b")), unwanted))
                .isInstanceOf(CancellationException.class);
    }

    private static JsonNode read(char delimiter, String text) throws IOException {
        return read(delimiter, text, 1);
    }

    private static JsonNode read(char delimiter, String text, long firstLine) throws IOException {
        TableSummary summary = TableSummary.of(List.of("a", "b"));
        CsvRecords.read(chunk(delimiter, firstLine), text.getBytes(UTF_8), summary, Summaries.cancellation());
        return Summaries.json(summary);
    }

    private static Chunk chunk(char delimiter, long firstLine) {
        return new Chunk("d", 0, Format.CSV, delimiter, List.of("a", "b"), firstLine, Long.MAX_VALUE);
    }
}
