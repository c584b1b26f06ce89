package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCodecTest {
    @Test
    void readsEveryField() {
        assertThat(TaskCodec.decode(Golden.read("envelope-v1"), "default"))
                .isEqualTo(Task.builder(
                                "form.submission",
                                "mails",
                                RawJson.of("{\"name\": \"Ada Łovelace 😀\", \"email\": \"ada@example.org\","
                                        + " \"message\": \"Hello,\\nworld\"}"))
                        .id("019aa4b5-5f00-7c3e-8d41-2f6b1c9e7a10")
                        .enqueuedAt(1763700000000L)
                        .attempt(3)
                        .workerDeaths(1)
                        .notBefore(1763700060000L)
                        .expiresAt(1763786400000L)
                        .timeout(30000L)
                        .maxAttempts(10)
                        .traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .failures(List.of(
                                new TaskFailure(
                                        1,
                                        1763700001000L,
                                        "worker-7c9f-1",
                                        "java.net.ConnectException",
                                        "Connection refused"),
                                new TaskFailure(2, 1763700010000L, "worker-7c9f-2", TaskFailure.WORKER_LOST, "")))
                        .build());
    }

    @Test
    void usesDefaultsForAbsentFields() {
        assertThat(decode("{\"type\":\"text\",\"payload\":null}"))
                .isEqualTo(Task.builder("text", "mails", RawJson.of("null")).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "queue",
                "enqueuedAt",
                "attempt",
                "workerDeaths",
                "notBefore",
                "expiresAt",
                "timeout",
                "maxAttempts",
                "traceparent",
                "failures"
            })
    void readsNullAsAbsent(String field) {
        assertThat(decode("{\"type\":\"text\",\"payload\":1,\"" + field + "\":null}"))
                .isEqualTo(decode("{\"type\":\"text\",\"payload\":1}"));
    }

    @Test
    void prefersTheEnvelopesQueueToTheOneItWasFoundIn() {
        assertThat(decode("{\"type\":\"text\",\"payload\":1,\"queue\":\"other\"}")
                        .queue())
                .isEqualTo("other");
    }

    @Test
    void leavesAbsentFieldsOut() {
        assertThat(TaskCodec.encode(Task.of("a", "text", "default", RawJson.of("[ 0.10 ]"), 7)))
                .asString(UTF_8)
                .isEqualTo("{\"id\":\"a\",\"type\":\"text\",\"queue\":\"default\",\"payload\":[ 0.10 ],"
                        + "\"enqueuedAt\":7,\"attempt\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "0.10",
                "-0",
                "12345678901234567890",
                "\"\\u00e9\\/\"",
                "{ \"b\" : 1 ,\n\"a\" : [ ] }",
                "\"\\u0000\""
            })
    void carriesPayloadsAndUnknownFieldsByteForByte(String value) {
        Task task = decode("{\"x\" : " + value + " , \"type\":\"text\", \"payload\" :" + value + " }");

        String again = new String(TaskCodec.encode(task), UTF_8);

        assertThat(again).contains("\"payload\":" + value + ",").endsWith("\"x\":" + value + "}");
        assertThat(decode(again)).isEqualTo(task);
    }

    @Test
    void carriesUnknownFieldsWithOddNames() {
        Task task = decode("{\"type\":\"text\",\"payload\":1,\"\":1,\"a\\u0000\\\"\":2,\"é😀\":{\"id\":3},\"Id\":4}");

        assertThat(task.extensions()).containsOnlyKeys("", "a\0\"", "é😀", "Id");
        assertThat(decode(new String(TaskCodec.encode(task), UTF_8))).isEqualTo(task);
    }

    @Test
    void fillsInWhatFailuresLack() {
        assertThat(decode("{\"type\":\"t\",\"payload\":1,\"failures\":[{},"
                                + "{\"attempt\":null,\"at\":null,\"worker\":null,"
                                + "\"error\":null,\"message\":null}]}")
                        .failures())
                .containsExactly(
                        new TaskFailure(1, 0, null, "Unknown", ""), new TaskFailure(1, 0, null, "Unknown", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|1|id is not a string",
                "id|\"\"|id must be 1 to 200 bytes",
                "id|\"a\\u0000\"|id must be 1 to 200 bytes",
                "id|\"\\ud800\"|id has half of a surrogate pair",
                "type|1|type is not a string",
                "type|null|type is missing",
                "type|\"9\"|type must start with a letter",
                "queue|{}|queue is not a string",
                "queue|\"a b\"|queue must have 1 to 100",
                "enqueuedAt|\"2026-01-01\"|enqueuedAt is not a whole number",
                "enqueuedAt|-1|enqueuedAt must be 0 to 253402300799999 but is -1",
                "enqueuedAt|1763700000000.5|enqueuedAt is not a whole number",
                "attempt|0|attempt must be 1 to 2147483647 but is 0",
                "attempt|true|attempt is not a whole number",
                "attempt|2147483648|attempt is not a whole number of at most 32 bits",
                "workerDeaths|-1|workerDeaths must be 0 to",
                "notBefore|253402300800000|notBefore must be 0 to",
                "notBefore|1e12|notBefore is not a whole number",
                "expiresAt|9223372036854775808|expiresAt is not a whole number of at most 64 bits",
                "timeout|0|timeout must be 1 to 31536000000 but is 0",
                "timeout|31536000001|timeout must be 1 to 31536000000",
                "maxAttempts|0|maxAttempts must be 1 to",
                "maxAttempts|[]|maxAttempts is not a whole number",
                "traceparent|false|traceparent is not a string",
                "failures|{}|failures is not an array",
                "failures|[1]|failures is not an object",
                "failures|[null]|failures has a null among its elements",
                "failures|[{\"at\":\"now\"}]|failures.at is not a whole number",
                "failures|[{\"error\":{}}]|failures.error is not a string",
                "unknown|[\"\\udc00\"]|unknown has half of a surrogate pair",
                "payload|[NaN]|payload is not valid JSON at byte",
            })
    void namesTheFieldAtFault(String field, String value, String problem) {
        String others = field.equals("type") ? "" : "\"type\":\"text\",";
        others += field.equals("payload") ? "" : "\"payload\":1,";
        String envelope = "{" + others + "\"" + field + "\":" + value + "}";

        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode(envelope))
                .withMessageStartingWith(problem)
                .satisfies(e -> assertThat(e.field()).startsWith(field));
    }

    @Test
    void wantsTypeAndPayload() {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode("{\"type\":\"text\"}"))
                .withMessage("payload is missing");
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode("{\"payload\":1}"))
                .withMessage("type is missing");
    }

    @Test
    void acceptsTheLargestValues() {
        Task task = decode("{\"type\":\"t\",\"payload\":1,\"notBefore\":253402300799999,\"timeout\":31536000000,"
                + "\"maxAttempts\":2147483647,\"enqueuedAt\":0}");

        assertThat(task.notBefore()).isEqualTo(Task.LATEST_TIME);
        assertThat(task.timeout()).isEqualTo(Task.LONGEST_TIMEOUT);
    }

    private static Task decode(String json) {
        return TaskCodec.decode(json.getBytes(UTF_8), "mails");
    }
}
