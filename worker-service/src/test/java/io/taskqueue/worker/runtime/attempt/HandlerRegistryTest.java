package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.handler.payload.RawJsonDeserializer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerRegistryTest {
    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private final HandlerRegistry handlers = new HandlerRegistry(List.of(new Echo()), json);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":0.10,\"account\":12345678901234567890.25,\"limit\":1e400,\"eps\":1e-400,\"qty\":1E2}",
                "{ \"b\" : 1, \"a\" : [ -0, -0.0 ] , \"ä\":\"\\u00e4\" }",
                "[]",
                "17",
                "-0.0",
                "\"te\\u0078t\"",
                "true",
            })
    void handsAValueOnByteForByte(String value) throws Exception {
        assertThat(call("{\"first\":{\"ü\":1},\"body\":" + value + ",\"last\":[2]}"))
                .isEqualTo(value);
        assertThat(call("{\"body\": " + value + " }")).isEqualTo(value);
        assertThat(call("{\"name\":\"Ada\",\"body\":\n" + value + "\n}")).isEqualTo(value);
    }

    @Test
    void readsNullAsNone() throws Exception {
        assertThat(call("{\"body\":null}")).isEqualTo("none");
        assertThat(call("{}")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "{\"name\":{}}"})
    void discardsAPayloadThatCannotBeRead(String payload) {
        assertThatThrownBy(() -> call(payload))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("payload");
    }

    private String call(String payload) throws Exception {
        Outcome outcome = handlers.call(FakeContext.of("echo", RawJson.of(payload)));
        return ((Outcome.Completed) outcome).result().stringValue();
    }

    /** Its payload. */
    record Parcel(
            String name,

            @JsonDeserialize(using = RawJsonDeserializer.class)
            RawJson body) {}

    /** Answers with the text of the value it was given. */
    private static final class Echo implements TaskHandler<Parcel> {
        private final ObjectMapper writer = new ObjectMapper();

        @Override
        public String type() {
            return "echo";
        }

        @Override
        public Class<Parcel> payloadType() {
            return Parcel.class;
        }

        @Override
        public Outcome handle(Parcel parcel, TaskContext context) throws Exception {
            String text = parcel.body() == null ? "none" : parcel.body().toString();
            return Outcome.completed(RawJson.of(writer.writeValueAsString(text)));
        }
    }
}
