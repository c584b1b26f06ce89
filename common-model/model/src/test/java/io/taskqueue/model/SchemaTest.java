package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.taskqueue.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the JSON Schemas under {@code docs/} against the decoders: both accept and refuse the same records. */
class SchemaTest {
    private static final String BASE = "file:///docs/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of(
                    BASE + "task.schema.json", MarkdownTable.text("task.schema.json"),
                    BASE + "task-status.schema.json", MarkdownTable.text("task-status.schema.json"))));
    private static final Schema TASK = SCHEMAS.getSchema(SchemaLocation.of(BASE + "task.schema.json"));
    private static final Schema STATUS = SCHEMAS.getSchema(SchemaLocation.of(BASE + "task-status.schema.json"));
    private static final List<String> ENVELOPES = Golden.ENVELOPES;
    private static final List<String> STATUSES = Golden.STATUSES;

    @ParameterizedTest
    @FieldSource("ENVELOPES")
    void acceptsGoldenEnvelopes(String name) {
        assertThat(problems(TASK, new String(Golden.read(name), UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void acceptsGoldenStatuses(String name) {
        assertThat(problems(STATUS, new String(Golden.read(name), UTF_8))).isEmpty();
    }

    @Test
    void acceptsWhatTheCodecsWrite() {
        Task task = TaskCodec.decode(Golden.read("envelope-v1"), "default");
        TaskStatus status = TaskStatus.of(task, TaskState.DISCARDED)
                .progress(new TaskProgress(3, "m"))
                .keepingTask(task)
                .keepingRawElement(new byte[] {1})
                .build();

        assertThat(problems(TASK, new String(TaskCodec.encode(task), UTF_8))).isEmpty();
        assertThat(problems(STATUS, new String(TaskStatusCodec.encode(status), UTF_8)))
                .isEmpty();
    }

    @Test
    void namesEveryStateInOrder() {
        assertThat(STATUS.getSchemaNode().at("/properties/status/enum"))
                .extracting(state -> state.asText())
                .containsExactlyElementsOf(
                        Stream.of(TaskState.values()).map(TaskState::wireName).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type|\"t\"|true",
                "type|\"a.B-c_9\"|true",
                "type|\"9\"|false",
                "type|\"\"|false",
                "type|null|false",
                "type|1|false",
                "type|\"t\\n\"|false",
                "payload|null|true",
                "payload|[1]|true",
                "payload|\"\"|true",
                "id|null|true",
                "id|\"task1\"|true",
                "id|\" a \"|true",
                "id|\"é😀\"|true",
                "id|\"\"|false",
                "id|\" \"|false",
                "id|\"a\\u0000\"|false",
                "id|\"a\\n\"|false",
                "id|\"\\u0085a\"|false",
                "id|1|false",
                "queue|null|true",
                "queue|\"9.a\"|true",
                "queue|\"\"|false",
                "queue|\"a b\"|false",
                "queue|\"a:b\"|false",
                "queue|{}|false",
                "enqueuedAt|0|true",
                "enqueuedAt|null|true",
                "enqueuedAt|-1|false",
                "enqueuedAt|\"1\"|false",
                "enqueuedAt|1.5|false",
                "enqueuedAt|253402300799999|true",
                "enqueuedAt|253402300800000|false",
                "notBefore|99999999999999999999|false",
                "expiresAt|true|false",
                "attempt|1|true",
                "attempt|0|false",
                "attempt|2147483647|true",
                "attempt|2147483648|false",
                "attempt|null|true",
                "workerDeaths|0|true",
                "workerDeaths|-1|false",
                "timeout|1|true",
                "timeout|0|false",
                "timeout|31536000000|true",
                "timeout|31536000001|false",
                "maxAttempts|1|true",
                "maxAttempts|0|false",
                "traceparent|\"x\"|true",
                "traceparent|0|false",
                "failures|[]|true",
                "failures|null|true",
                "failures|[{}]|true",
                "failures|{}|false",
                "failures|[null]|false",
                "failures|[1]|false",
                "failures|[{\"at\":\"x\"}]|false",
                "failures|[{\"at\":null,\"error\":null,\"x\":1}]|true",
                "failures|[{\"error\":1}]|false",
                "unknown|{}|true",
            })
    void agreesWithTheDecoderOnEnvelopes(String field, String value, boolean accepted) {
        String envelope = with("{\"type\":\"t\",\"payload\":1", field, value);

        assertThat(problems(TASK, envelope).isEmpty()).as("schema").isEqualTo(accepted);
        assertThat(decodes(envelope, json -> TaskCodec.decode(json, "default")))
                .as("decoder")
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|null|false",
                "id|1|false",
                "type|null|false",
                "status|\"running\"|true",
                "status|\"Running\"|false",
                "status|\"lost\"|false",
                "status|null|false",
                "queue|null|true",
                "queue|1|false",
                "attempt|null|true",
                "attempt|2147483648|false",
                "attempt|\"1\"|false",
                "maxAttempts|null|true",
                "dueAt|null|true",
                "dueAt|1.5|false",
                "finishedAt|\"now\"|false",
                "worker|null|true",
                "worker|1|false",
                "progress|null|true",
                "progress|{}|true",
                "progress|{\"percent\":100,\"message\":null,\"x\":1}|true",
                "progress|40|false",
                "progress|{\"percent\":101}|false",
                "progress|{\"percent\":-1}|false",
                "progress|{\"message\":1}|false",
                "reason|null|true",
                "reason|1|false",
                "result|null|true",
                "result|[1]|true",
                "failures|[{}]|true",
                "failures|[null]|false",
                "task|null|true",
                "task|{\"type\":\"t\",\"payload\":1}|true",
                "rawElement|null|true",
                "rawElement|\"AA==\"|true",
                "rawElement|1|false",
                "unknown|[]|true",
            })
    void agreesWithTheDecoderOnStatuses(String field, String value, boolean accepted) {
        String status = with("{\"id\":\"a\",\"type\":\"t\",\"status\":\"available\"", field, value);

        assertThat(problems(STATUS, status).isEmpty()).as("schema").isEqualTo(accepted);
        assertThat(decodes(status, TaskStatusCodec::decode)).as("decoder").isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "[]", "1", "null", "\"task1\"", "{\"type\":\"t\"}", "{\"payload\":1}", "{\"id\":\"a\"}"})
    void rejectsWhatLacksRequiredFields(String record) {
        assertThat(problems(TASK, record)).isNotEmpty();
        assertThat(problems(STATUS, record)).isNotEmpty();
        assertThat(decodes(record, json -> TaskCodec.decode(json, "default"))).isFalse();
        assertThat(decodes(record, TaskStatusCodec::decode)).isFalse();
    }

    /** The record {@code start} begins, with one field set, in place of the one of that name where it has it. */
    private static String with(String start, String field, String value) {
        String others = start.replaceAll("\"" + field + "\":(\"\\w*\"|\\d),?", "");
        return others + (others.endsWith("{") || others.endsWith(",") ? "" : ",") + "\"" + field + "\":" + value + "}";
    }

    private static List<Error> problems(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static boolean decodes(String json, Consumer<byte[]> decoder) {
        try {
            decoder.accept(json.getBytes(UTF_8));
            return true;
        } catch (MalformedTaskException e) {
            return false;
        }
    }
}
