package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.model.WorkerStatus.RunningTask;
import io.taskqueue.testing.Golden;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerStatusCodecTest {
    private static final WorkerStatus EMPTY =
            new WorkerStatus("", "", WorkerStatus.RUNNING, 0, 0, List.of(), List.of(), 0, 0, List.of());

    @Test
    void readsAndWritesEveryPart() {
        WorkerStatus status = new WorkerStatus(
                "worker-7c9f-1",
                "node-3.example.org",
                WorkerStatus.DRAINING,
                1763700000000L,
                1763700120000L,
                List.of("mails", "default"),
                List.of("form.submission", "text"),
                8,
                2,
                List.of(
                        new RunningTask("019aa4b5-5f00-7c3e-8d41-2f6b1c9e7a10", "form.submission", 1, 1763700119000L),
                        new RunningTask("task1", "text", 2, 1763700119500L)));

        assertThat(WorkerStatusCodec.decode(Golden.read(Golden.WORKER_STATUS))).isEqualTo(status);
        assertThat(WorkerStatusCodec.decode(WorkerStatusCodec.encode(status))).isEqualTo(status);
    }

    @Test
    void readsAbsentPartsAsEmpty() {
        assertThat(decode("{}")).isEqualTo(EMPTY);
        assertThat(decode("{\"load\":[1,{\"a\":2}]}")).isEqualTo(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "host", "state", "startedAt", "beatAt", "queues", "types", "slots", "inFlight", "running"
            })
    void readsNullAsAbsent(String field) {
        assertThat(decode("{\"" + field + "\":null}")).isEqualTo(EMPTY);
    }

    @Test
    void readsNullsOfARunningTaskAsAbsent() {
        assertThat(decode("{\"running\":[{},{\"id\":null,\"type\":null,\"attempt\":null,\"startedAt\":null,\"x\":[]}]}")
                        .running())
                .containsExactly(new RunningTask("", "", 1, 0), new RunningTask("", "", 1, 0));
    }

    @Test
    void listsOnlyTheFirstRunningTasks() {
        RunningTask task = new RunningTask("a", "t", 1, 2);
        WorkerStatus status = new WorkerStatus(
                "w", "h", WorkerStatus.RUNNING, 0, 0, List.of(), List.of(), 100, 51, Collections.nCopies(51, task));

        assertThat(status.running()).hasSize(50);
        assertThat(status.inFlight()).isEqualTo(51);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name|{\"name\":1}",
                "slots|{\"slots\":2147483648}",
                "beatAt|{\"beatAt\":\"now\"}",
                "queues|{\"queues\":\"default\"}",
                "queues|{\"queues\":[null]}",
                "types|{\"types\":[1]}",
                "running|{\"running\":[\"a\"]}",
                "running.startedAt|{\"running\":[{\"startedAt\":{}}]}",
            })
    void namesTheFieldAtFault(String field, String json) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode(json))
                .withMessageStartingWith(field + " ")
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }

    private static WorkerStatus decode(String json) {
        return WorkerStatusCodec.decode(json.getBytes(UTF_8));
    }
}
