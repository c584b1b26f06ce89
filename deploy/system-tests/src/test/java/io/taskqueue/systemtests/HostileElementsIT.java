package io.taskqueue.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs may leave in Redis: elements that are no envelopes, and keys of the wrong type. */
class HostileElementsIT {
    private static Stage stage;
    private static RunningService worker;

    private final Tasks tasks = stage.tasks();

    @BeforeAll
    static void start() {
        stage = Stage.withRedis();
        worker = stage.worker("worker");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void forgetDeadLetters() {
        tasks.redis().del("task_dead");
    }

    @AfterEach
    void nothingIsLeftAndTheWorkerWorks() {
        tasks.awaitState(tasks.submit(), "completed");
        tasks.assertNothingUnderWay();
        assertThat(worker.isReady()).isTrue();
    }

    static Stream<byte[]> elementsThatAreNoEnvelopes() {
        return Stream.of(
                new byte[0],
                new byte[] {' ', '\t'},
                new byte[] {(byte) 0xc3, 0x28},
                new byte[] {(byte) 0xff, (byte) 0xfe, 0},
                "\ufefftask".getBytes(UTF_8),
                "{".getBytes(UTF_8),
                "{\"type\":\"text\"".getBytes(UTF_8),
                "{\"type\":\"text\",\"payload\":{\"text\":NaN}}".getBytes(UTF_8),
                "{\"type\":\"text\",\"payload\":{\"text\":\"\\ud800\"}}".getBytes(UTF_8),
                "{\"type\":\"text\",\"payload\":{\"text\":\"caf\u00e9\"}}".getBytes(ISO_8859_1),
                ("{\"type\":\"text\",\"payload\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").getBytes(UTF_8),
                "{\"type\":7,\"payload\":{}}".getBytes(UTF_8),
                "{\"type\":\"text\",\"payload\":{},\"attempt\":\"first\"}".getBytes(UTF_8),
                "{\"type\":\"text\",\"payload\":{},\"attempt\":1,\"attempt\":2}".getBytes(UTF_8),
                "{\"payload\":{}}".getBytes(UTF_8),
                "[1,2]".getBytes(UTF_8),
                "\"task\"".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("elementsThatAreNoEnvelopes")
    void becomeDeadLettersWithTheirBytes(byte[] element) {
        tasks.redis().lpush("task_queue".getBytes(UTF_8), element);

        await().until(() -> tasks.redis().zcard("task_dead") == 1);
        JsonNode letter = tasks.status(tasks.redis().zrange("task_dead", 0, 0).getFirst());
        assertThat(letter.path("status").asText()).isEqualTo("discarded");
        assertThat(letter.path("type").asText()).isEqualTo("malformed");
        assertThat(letter.path("failures").path(0).path("error").asText()).isEqualTo("Malformed");
        assertThat(Base64.getDecoder().decode(letter.path("rawElement").asText()))
                .isEqualTo(element);
    }

    @Test
    void plainTextBecomesATextTask() {
        tasks.push("task1");

        tasks.awaitState("task1", "completed");
        assertThat(tasks.status("task1").path("type").asText()).isEqualTo("text");
    }

    @Test
    void controlCharactersInATextTaskAreNoTrouble() {
        tasks.push("a\u0000b", "{\"id\":\"nul\",\"type\":\"text\",\"payload\":{\"text\":\"a\\u0000b\"}}");

        tasks.awaitState("nul", "completed");
    }

    @Test
    void aPayloadTheHandlerCannotReadIsDiscarded() {
        tasks.push("{\"id\":\"list\",\"type\":\"http.request\",\"payload\":[1]}");

        tasks.awaitState("list", "discarded");
        assertThat(tasks.status("list").path("task").path("payload").toString()).isEqualTo("[1]");
    }

    @Test
    void goesOnWhenAQueueOfTheWrongTypeIsMended() {
        await().until(() -> tasks.redis().llen("task_queue") == 0);
        whileOfWrongType("task_queue", () -> {});

        tasks.awaitState(tasks.submit(), "completed");
    }

    @Test
    void keepsTasksWhileTheScheduleIsOfTheWrongType() {
        String later =
                "{\"id\":\"later\",\"type\":\"text\",\"payload\":{\"text\":\"x\"},\"notBefore\":" + inAMoment() + "}";

        whileOfWrongType("task_scheduled", () -> tasks.push(later));

        tasks.awaitState("later", "completed");
    }

    @Test
    void keepsTasksWhileTheDeadLettersAreOfTheWrongType() {
        String bad = "{\"id\":\"bad\",\"type\":\"http.request\",\"payload\":[1]}";

        whileOfWrongType("task_dead", () -> {
            tasks.push(bad);
            await().until(() -> tasks.held(worker.workerName()) == 1);
        });

        tasks.awaitState("bad", "discarded");
        assertThat(tasks.redis().zscore("task_dead", "bad")).isNotNull();
    }

    @Test
    void replacesAStatusOfTheWrongType() {
        tasks.redis().lpush("task_status:odd", "mine");
        tasks.push(tasks.calling("odd"));

        await().until(() -> tasks.redis().type("task_status:odd").equals("string"));
        tasks.awaitState("odd", "completed");
    }

    private static long inAMoment() {
        return System.currentTimeMillis() + 1_500;
    }

    /** Does this while the key holds a string, until the worker has said so, and then removes the key. */
    private void whileOfWrongType(String key, Runnable meanwhile) {
        tasks.redis().set(key, "mine");
        try {
            meanwhile.run();
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(worker.log()).contains("WRONGTYPE " + key + " is a string"));
        } finally {
            tasks.redis().del(key);
        }
    }
}
