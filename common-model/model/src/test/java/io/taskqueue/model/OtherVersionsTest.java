package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.testing.Golden;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an earlier and a newer build write, which is in Redis together during a rolling upgrade or a rollback. */
class OtherVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> earlierEnvelopes() {
        return Golden.readLines("envelopes-v1").stream();
    }

    static Stream<String> earlierStatuses() {
        return Golden.readLines("statuses-v1").stream();
    }

    static Stream<String> newerEnvelopes() {
        return Golden.readLines("envelopes-newer-minor").stream();
    }

    static Stream<String> newerStatuses() {
        return Golden.readLines("statuses-newer-minor").stream();
    }

    @ParameterizedTest
    @MethodSource("earlierEnvelopes")
    void writesAnEarlierEnvelopeAsItWas(String line) {
        assertThat(new String(TaskCodec.encode(task(line)), UTF_8)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("earlierStatuses")
    void readsAllOfAnEarlierStatus(String line) throws IOException {
        TaskStatus status = TaskStatusCodec.decode(line.getBytes(UTF_8));

        assertThat(tree(TaskStatusCodec.encode(status))).isEqualTo(withoutDefaults(line));
    }

    @ParameterizedTest
    @MethodSource("newerEnvelopes")
    void keepsEachUnknownFieldOfANewerEnvelope(String line) throws IOException {
        Task task = task(line);

        JsonNode written = tree(TaskCodec.encode(task));
        assertThat(task.extensions())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy((name, value) -> assertThat(line).contains("\"" + name + "\":" + value));
        assertThat(written.fieldNames())
                .toIterable()
                .containsAll(task.extensions().keySet());
    }

    @ParameterizedTest
    @MethodSource("newerStatuses")
    void readsWhatItKnowsOfANewerStatus(String line) throws IOException {
        TaskStatus status = TaskStatusCodec.decode(line.getBytes(UTF_8));

        JsonNode record = tree(line.getBytes(UTF_8));
        assertThat(status.id()).isEqualTo(record.path("id").asText());
        assertThat(status.state().wireName()).isEqualTo(record.path("status").asText());
        assertThat(status.attempt()).isEqualTo(record.path("attempt").asInt());
        assertThat(status.queue()).isEqualTo("default");
    }

    @Test
    void hasTheStatusOfEachTask() throws IOException {
        for (List<String> names : List.of(Golden.EARLIER, Golden.NEWER)) {
            List<String> statuses = Golden.readLines(names.get(1));
            assertThat(Golden.readLines(names.get(0)))
                    .allSatisfy(line -> assertThat(statuses)
                            .anyMatch(status ->
                                    status.contains("\"id\":\"" + task(line).id() + "\"")));
        }
    }

    private static Task task(String line) {
        return TaskCodec.decode(line.getBytes(UTF_8), "default");
    }

    /** An earlier build named a completed task's queue even where it was the default one, and its first attempt. */
    private static JsonNode withoutDefaults(String line) throws IOException {
        return line.contains("\"status\":\"completed\"")
                ? tree(line.replace("\"queue\":\"default\",", "")
                        .replace("\"attempt\":1,", "")
                        .getBytes(UTF_8))
                : tree(line.getBytes(UTF_8));
    }

    private static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }
}
