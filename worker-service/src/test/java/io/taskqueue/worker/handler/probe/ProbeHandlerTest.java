package io.taskqueue.worker.handler.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeHandlerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");

    /** As Quarkus sets it up: unknown fields are ignored. */
    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final ProbeHandler handler = new ProbeHandler(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pauseMillis\":0}",
                "{\"pauseMillis\":null,\"report\":null}",
                "{\"report\":false,\"padding\":\"xxxx\"}",
                "{\"padding\":{\"of\":[\"any\",\"kind\"]}}"
            })
    void doesNothingAndTellsNothingUnlessAsked(String payload) throws Exception {
        assertThat(handle(payload)).isEqualTo(Outcome.completed());
    }

    @Test
    void returnsWhenItWasEnteredIfAsked() throws Exception {
        assertThat(handle("{\"report\":true}"))
                .isEqualTo(Outcome.completed(RawJson.of("{\"enteredAtMicros\":1767225600123456}")));
    }

    @Test
    void waitsAsLongAsItIsAsked() throws Exception {
        long begin = System.nanoTime();

        handle("{\"pauseMillis\":50}");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    @Timeout(10)
    void endsItsWaitWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> handle("{\"pauseMillis\":600000}")).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 600_001, Long.MIN_VALUE, Long.MAX_VALUE})
    void rejectsPausesOutOfRange(long millis) {
        assertThatThrownBy(() -> handle("{\"pauseMillis\":" + millis + "}"))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("pauseMillis must be 0 to 600000 but is " + millis);
    }

    /** The registry makes a {@link NonRetryableException} of this, which names the field. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pauseMillis\":\"soon\"}",
                "{\"pauseMillis\":[1]}",
                "{\"pauseMillis\":{}}",
                "{\"pauseMillis\":1e300}",
                "{\"pauseMillis\":99999999999999999999}",
                "{\"report\":\"maybe\"}",
                "[]",
                "\"probe\"",
                "5"
            })
    void cannotReadWhatIsNoProbe(String payload) {
        assertThatThrownBy(() -> handle(payload)).isInstanceOf(JsonMappingException.class);
    }

    private Outcome handle(String payload) throws JsonProcessingException, InterruptedException {
        return handler.handle(json.readValue(payload, ProbeTask.class), FakeContext.of("t1"));
    }
}
