package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ENVELOPES = Golden.ENVELOPES;
    private static final List<String> STATUSES = Golden.STATUSES;

    @Test
    void areAllListed() throws IOException {
        List<String> listed = new ArrayList<>(ENVELOPES);
        listed.addAll(STATUSES);
        listed.add(Golden.WORKER_STATUS);
        listed.add(Golden.QUEUE_CONTROL);

        Stream<String> ofLines = Stream.of(Golden.EARLIER, Golden.NEWER).flatMap(List::stream);
        List<String> names = Stream.concat(
                        listed.stream().map(name -> name + ".json"), ofLines.map(name -> name + ".ndjson"))
                .toList();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @FieldSource("ENVELOPES")
    void envelopesComeBackEqual(String name) {
        Task task = TaskCodec.decode(Golden.read(name), "default");

        assertThat(TaskCodec.decode(TaskCodec.encode(task), "default")).isEqualTo(task);
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void statusesComeBackEqual(String name) {
        TaskStatus status = TaskStatusCodec.decode(Golden.read(name));

        assertThat(TaskStatusCodec.decode(TaskStatusCodec.encode(status))).isEqualTo(status);
    }

    @Test
    void hasStatusForEveryState() {
        assertThat(STATUSES)
                .containsAll(Stream.of(TaskState.values())
                        .map(state -> "status-" + state.wireName())
                        .toList());
        for (TaskState state : TaskState.values()) {
            assertThat(TaskStatusCodec.decode(Golden.read("status-" + state.wireName()))
                            .state())
                    .isEqualTo(state);
        }
    }

    @Test
    void losesNothingOfCompleteEnvelope() throws IOException {
        byte[] golden = Golden.read("envelope-v1");

        assertThat(tree(TaskCodec.encode(TaskCodec.decode(golden, "default")))).isEqualTo(tree(golden));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status-scheduled",
                "status-available",
                "status-running",
                "status-retryable",
                "status-completed",
                "status-cancelled",
                "status-discarded",
                "status-malformed"
            })
    void losesNothingOfStatus(String name) throws IOException {
        byte[] golden = Golden.read(name);

        assertThat(tree(TaskStatusCodec.encode(TaskStatusCodec.decode(golden)))).isEqualTo(tree(golden));
    }

    @Test
    void losesNothingOfHeartbeatAndControl() throws IOException {
        byte[] worker = Golden.read(Golden.WORKER_STATUS);
        byte[] control = Golden.read(Golden.QUEUE_CONTROL);

        assertThat(tree(WorkerStatusCodec.encode(WorkerStatusCodec.decode(worker))))
                .isEqualTo(tree(worker));
        assertThat(tree(QueueControl.decode(control).encode())).isEqualTo(tree(control));
    }

    @Test
    void keepsWhatNewerVersionAdded() {
        Task task = TaskCodec.decode(Golden.read("envelope-newer-minor"), "default");

        assertThat(task.extensions().get("priority")).hasToString("5");
        assertThat(task.extensions().get("tags")).hasToString("[\"a\", \"b\"]");
        assertThat(task.extensions().get("signature"))
                .hasToString("{\"algorithm\": \"ed25519\", \"value\": \"\\uD83D\\uDE00\"}");
        assertThat(task.payload()).hasToString("[0.10, 1e400, 12345678901234567890, \"\\u00e9\\/\", {\"a\" : [ ] }]");
    }

    private static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }
}
