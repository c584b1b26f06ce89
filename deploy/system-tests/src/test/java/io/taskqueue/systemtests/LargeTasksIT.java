package io.taskqueue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/** Tasks that together are far larger than a worker's heap, and elements that are larger than any task may be. */
class LargeTasksIT {
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

    @ParameterizedTest
    @CsvSource({"400, 250000", "100, 900000"})
    void completeThoughAllOfThemAreDueAtOnce(int count, int length) {
        long due = System.currentTimeMillis();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("large-" + length + "-" + i);
            tasks.redis().zadd("task_scheduled".getBytes(UTF_8), due, envelope(ids.get(i), due, length));
        }

        tasks.awaitCompleted(ids);

        tasks.assertNothingUnderWay();
        assertThat(worker.isAlive()).isTrue();
    }

    @Test
    void areDeadLettersWithTheirBytesKeptIfLargerThanAnyTaskMayBe() {
        byte[] queue = "task_queue".getBytes(UTF_8);
        List<Integer> lengths = List.of(2_000_000, 30_000_000, 60_000_000);
        // A connection that waits while Redis moves tens of megabytes at a time.
        try (Jedis redis = stage.redis().connect()) {
            for (int length : lengths) {
                redis.lpush(queue, "x".repeat(length).getBytes(UTF_8));
            }
            redis.zadd(
                    "task_scheduled".getBytes(UTF_8), 1, "y".repeat(30_000_000).getBytes(UTF_8));

            await().atMost(Duration.ofSeconds(60)).until(() -> redis.zcard("task_dead") == lengths.size() + 1);
        }

        tasks.awaitState(tasks.submit(), "completed");
        tasks.assertNothingUnderWay();
        assertThat(worker.isAlive()).isTrue();
        List<Long> kept = new ArrayList<>();
        for (String id : tasks.redis().zrange("task_dead", 0, -1)) {
            JsonNode letter = tasks.status(id);
            assertThat(letter.path("type").asText()).isEqualTo("malformed");
            assertThat(letter.path("failures").path(0).path("message").asText())
                    .contains("is larger than 1048576 bytes");
            assertThat(Base64.getDecoder().decode(letter.path("rawElement").asText()))
                    .hasSize(1024);
            kept.add(tasks.redis().strlen("task_oversized:" + id));
        }
        assertThat(kept).containsExactlyInAnyOrder(2_000_000L, 30_000_000L, 60_000_000L, 30_000_000L);
    }

    private static byte[] envelope(String id, long due, int length) {
        return ("{\"id\":\"" + id + "\",\"type\":\"text\",\"notBefore\":" + due + ",\"payload\":{\"text\":\""
                        + "x".repeat(length) + "\"}}")
                .getBytes(UTF_8);
    }
}
