package io.taskqueue.worker.handler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Chunk;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Format;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadReaderTest {
    @Test
    void readsAChunkInAnyOrder() throws IOException {
        Chunk chunk = (Chunk) read("""
            {"firstLine":7,"records":1,"newer":{"a":[1]},"columns":["a","b"],"chunk":3,
             "delimiter":";","format":"csv","dataset":"d"}\
            """);

        assertThat(chunk.dataset()).isEqualTo("d");
        assertThat(chunk.number()).isEqualTo(3);
        assertThat(chunk.format()).isEqualTo(Format.CSV);
        assertThat(chunk.delimiter()).isEqualTo(';');
        assertThat(chunk.columns()).isEqualTo(List.of("a", "b"));
        assertThat(chunk.firstLine()).isEqualTo(7);
    }

    @Test
    void needsNoColumnsForNdjson() throws IOException {
        Chunk chunk = (Chunk) read("{\"dataset\":\"d\",\"chunk\":0,\"format\":\"ndjson\"}");

        assertThat(chunk.columns()).isEmpty();
        assertThat(chunk.firstLine()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                          | payload is not an object",
                "{\"dataset\":7}             | dataset is not a string",
                "{\"dataset\":\"d\"}         | format is missing",
                "{\"format\":\"xml\"}        | format is neither csv nor ndjson",
                "{\"chunk\":-1}              | chunk is less than 0",
                "{\"chunk\":1.5}             | chunk is not an integer",
                "{\"chunk\":\"1\"}           | chunk is not an integer",
                "{\"firstLine\":0}           | firstLine is less than 1",
                "{\"delimiter\":\"ab\"}      | delimiter is not one character",
                "{\"delimiter\":\"\"}        | delimiter is not one character",
                "{\"columns\":\"a\"}         | columns is not an array of strings",
                "{\"columns\":[1]}           | columns is not a string",
                "{\"dataset\":\"d\",\"format\":\"csv\",\"chunk\":1}          | delimiter is missing",
                "{\"dataset\":\"d\",\"format\":\"csv\",\"chunk\":1,\"delimiter\":\",\"} | columns is missing",
                "{\"dataset\":\"d\",\"format\":\"ndjson\"}                  | chunk is missing",
                "{\"records\":{\"a\":1}}     | records is not an array",
                "{\"records\":null}          | records is not an array",
                "{}                          | records is not an array",
            })
    void rejectsPayloadsOfNeitherForm(String payload, String message) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage(message);
    }

    @Test
    void rejectsAChunkNumberBeyondALong() {
        assertThatThrownBy(() -> read("{\"chunk\":99999999999999999999}"))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("payload cannot be read: ");
    }

    private static AnalysisPayload read(String payload) throws IOException {
        return PayloadReader.read(RawJson.of(payload), Summaries.cancellation());
    }
}
