package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.testing.Golden;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStatusCodecTest {
    private static final String LEAST = "{\"id\":\"a\",\"type\":\"t\",\"status\":\"available\"";

    private final Task task = TaskCodec.decode(Golden.read("envelope-v1"), "default");

    @ParameterizedTest
    @EnumSource
    void bringsEveryPartBack(TaskState state) {
        TaskStatus status = TaskStatus.of(task, state)
                .maxAttempts(7)
                .dueAt(1L)
                .startedAt(2L)
                .finishedAt(3L)
                .worker("worker-1")
                .progress(new TaskProgress(40, "half é😀\n"))
                .reason("because")
                .result(RawJson.of("{ \"a\" : 0.10 }"))
                .failures(List.of(new TaskFailure(1, 2, null, "Error", "message")))
                .keepingTask(task)
                .keepingRawElement(new byte[] {0, -1, 127})
                .build();

        assertThat(TaskStatusCodec.decode(TaskStatusCodec.encode(status))).isEqualTo(status);
    }

    @Test
    void copiesWhatTheEnvelopeTells() {
        TaskStatus status = TaskStatus.of(task, TaskState.AVAILABLE).build();

        assertThat(status.id()).isEqualTo(task.id());
        assertThat(status.type()).isEqualTo(task.type());
        assertThat(status.queue()).isEqualTo(task.queue());
        assertThat(status.attempt()).isEqualTo(task.attempt());
        assertThat(status.maxAttempts()).isEqualTo(task.maxAttempts());
        assertThat(status.enqueuedAt()).isEqualTo(task.enqueuedAt());
        assertThat(status.failures()).isEqualTo(task.failures());
        assertThat(status.task()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void omitsTheUsualQueueAndAttemptOfCompletedTasksAlone(TaskState state) {
        Task usual = Task.of("a", "t", Task.DEFAULT_QUEUE, RawJson.EMPTY_OBJECT, 1);
        byte[] record = TaskStatusCodec.encode(TaskStatus.of(usual, state).build());

        assertThat(new String(record, UTF_8).contains("\"queue\"")).isEqualTo(state != TaskState.COMPLETED);
        assertThat(new String(record, UTF_8).contains("\"attempt\"")).isEqualTo(state != TaskState.COMPLETED);
        assertThat(TaskStatusCodec.decode(record).queue()).isEqualTo("default");
        assertThat(TaskStatusCodec.decode(record).attempt()).isEqualTo(1);
    }

    @Test
    void recordsHowOftenACompletedTaskWasAttempted() {
        Task retried = TaskCodec.decode("""
                {"v":1,"id":"a","type":"t","attempt":3,"payload":{}}""".getBytes(UTF_8), "default");
        byte[] record = TaskStatusCodec.encode(
                TaskStatus.of(retried, TaskState.COMPLETED).build());

        assertThat(record).asString(UTF_8).contains("\"attempt\":3");
    }

    @Test
    void holdsNoPayloadUnlessToldTo() {
        TaskStatus status = TaskStatus.of(task, TaskState.COMPLETED).build();

        assertThat(TaskStatusCodec.encode(status)).asString(UTF_8).doesNotContain("payload", "ada@example.org");
    }

    @Test
    void keepsEnvelopeForOperator() {
        TaskStatus status =
                TaskStatus.of(task, TaskState.DISCARDED).keepingTask(task).build();

        TaskStatus again = TaskStatusCodec.decode(TaskStatusCodec.encode(status));

        assertThat(TaskCodec.decode(again.task().toBytes(), "default")).isEqualTo(task);
    }

    @Test
    void keepsBytesThatAreNoEnvelope() {
        byte[] element = {(byte) 0xff, 0, '{'};
        Task standIn = Task.of("a", "malformed", "default", RawJson.EMPTY_OBJECT, 1);
        TaskStatus status = TaskStatus.of(standIn, TaskState.DISCARDED)
                .keepingRawElement(element)
                .build();

        TaskStatus again = TaskStatusCodec.decode(TaskStatusCodec.encode(status));

        assertThat(Base64.getDecoder().decode(again.rawElement())).isEqualTo(element);
    }

    @Test
    void writesTextThatIsNotWellFormed() {
        TaskStatus status = TaskStatus.of(task, TaskState.RUNNING)
                .progress(new TaskProgress(1, "\ud800"))
                .reason("a\udc00")
                .build();

        TaskStatus again = TaskStatusCodec.decode(TaskStatusCodec.encode(status));

        assertThat(again.progress().message()).isEqualTo("\ufffd");
        assertThat(again.reason()).isEqualTo("a\ufffd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue",
                "attempt",
                "maxAttempts",
                "enqueuedAt",
                "dueAt",
                "startedAt",
                "finishedAt",
                "worker",
                "progress",
                "reason",
                "failures",
                "task",
                "rawElement"
            })
    void readsNullAsAbsent(String field) {
        assertThat(decode(LEAST + ",\"" + field + "\":null}")).isEqualTo(decode(LEAST + "}"));
    }

    @Test
    void distinguishesResultNullFromNoResult() {
        assertThat(decode(LEAST + "}").result()).isNull();
        assertThat(decode(LEAST + ",\"result\":null}").result()).isEqualTo(RawJson.of("null"));
    }

    @Test
    void skipsUnknownFields() {
        assertThat(decode(LEAST + ",\"x\":{\"id\":[\"b\"]},\"reason\":\"r\",\"y\":\"\\ud800\"}")
                        .reason())
                .isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|\"id\":1|is not a string",
                "id|\"type\":\"t\",\"status\":\"available\"|is missing",
                "type|\"id\":\"a\",\"status\":\"available\"|is missing",
                "status|\"id\":\"a\",\"type\":\"t\"|is missing",
                "status|\"id\":\"a\",\"type\":\"t\",\"status\":\"lost\"|is not a task state: \"lost\"",
                "attempt|\"attempt\":1.5|is not a whole number",
                "progress|\"progress\":40|is not an object",
                "progress.percent|\"progress\":{\"percent\":\"40\"}|is not a whole number",
                "progress.percent|\"progress\":{\"percent\":101}|must be 0 to 100 but is 101",
                "progress.percent|\"progress\":{\"percent\":-1}|must be 0 to 100 but is -1",
                "finishedAt|\"finishedAt\":\"now\"|is not a whole number",
                "failures.attempt|\"failures\":[{\"attempt\":\"1\"}]|is not a whole number",
                "task|\"task\":[\"\\ud800\"]|has half of a surrogate pair",
                "rawElement|\"rawElement\":1|is not a string",
            })
    void namesTheFieldAtFault(String field, String fields, String problem) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode("{" + fields + "}"))
                .withMessageStartingWith(field + " " + problem)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }

    private static TaskStatus decode(String json) {
        return TaskStatusCodec.decode(json.getBytes(UTF_8));
    }
}
