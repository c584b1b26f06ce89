package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A task no worker has a handler for. */
class UnknownTypeIT {
    private static final Duration AGE = Duration.ofSeconds(4);

    @Test
    void waitsForAWorkerThatKnowsTheTypeAndIsDiscardedOnlyAfterTheConfiguredAge() {
        try (Stage stage = Stage.withRedis()
                .with("TASKQUEUE_WORKER_UNKNOWN_TYPE_AGE", AGE.toSeconds() + "s")
                .with("TASKQUEUE_WORKER_UNKNOWN_TYPE_DELAY", "300ms")) {
            Tasks tasks = stage.tasks();
            stage.worker("worker");

            tasks.push("{\"id\":\"later\",\"type\":\"made.tomorrow\",\"payload\":{\"n\":1}}");

            await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
                JsonNode waiting = tasks.status("later");
                assertThat(waiting.path("status").asText()).isEqualTo("scheduled");
                assertThat(waiting.path("reason").asText()).startsWith("no handler for the type made.tomorrow");
                assertThat(waiting.path("attempt").asInt()).isEqualTo(1);
            });
            tasks.awaitState("later", "discarded");
            JsonNode dead = tasks.status("later");
            assertThat(dead.path("finishedAt").asLong()
                            - dead.path("enqueuedAt").asLong())
                    .isBetween(AGE.toMillis(), AGE.toMillis() + 2_000);
            assertThat(dead.path("attempt").asInt()).isEqualTo(1);
            assertThat(dead.path("failures").path(0).path("error").asText()).isEqualTo("UnknownType");
            assertThat(dead.path("task").path("payload").path("n").asInt()).isEqualTo(1);
            assertThat(tasks.redis().zscore("task_dead", "later")).isNotNull();
            tasks.assertNothingUnderWay();
        }
    }
}
