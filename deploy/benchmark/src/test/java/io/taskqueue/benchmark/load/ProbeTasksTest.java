package io.taskqueue.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTasksTest {
    @ParameterizedTest
    @ValueSource(ints = {300, 10_000, 100_000})
    void haveEnvelopesOfOneSize(int size) {
        ProbeTasks tasks = ProbeTasks.sized(5000, size);

        assertThat(tasks.envelopes(4_095, 4_097)).extracting(Buffer::length).containsOnly(size);
    }

    @Test
    void areEnvelopesAsTheContractHasThem() {
        ProbeTasks tasks = ProbeTasks.pausing(3, 20);

        Task task = TaskCodec.decode(tasks.envelope(2).getBytes(), "other");

        assertThat(task.id()).isEqualTo(tasks.id(2));
        assertThat(task.type()).isEqualTo("probe");
        assertThat(task.queue()).isEqualTo("default");
        assertThat(task.payload().toString()).startsWith("{\"pauseMillis\":20,\"padding\":\"xx");
        assertThat(task.traceparent()).isNotNull();
        assertThat(task.needsAdoption()).isFalse();
    }

    @Test
    void areSubmittedWithWhatASubmitterMaySay() {
        ProbeTasks tasks = ProbeTasks.reporting(2);

        JsonObject said = tasks.submission(1, 1_767_225_600_000L).toJsonObject();

        assertThat(said.fieldNames()).containsExactlyInAnyOrder("id", "type", "payload", "traceparent", "notBefore");
        assertThat(said.getString("id")).isEqualTo(tasks.id(1));
        assertThat(said.getJsonObject("payload").getBoolean("report")).isTrue();
        assertThat(tasks.submission(1).toJsonObject().containsKey("notBefore")).isFalse();
    }

    @Test
    void refuseASizeNoEnvelopeFitsInto() {
        assertThatThrownBy(() -> ProbeTasks.sized(1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes, not 100");
    }
}
