package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DeadLetterCommandsTest extends RedisTest {
    @Test
    void retryRevivesTask() {
        seed.dead("a", 1000);

        post("/dead-letters/a/retry").statusCode(200).body("result", equalTo("retried"));

        Task task = TaskCodec.decode(redis.lpop("task_queue").getBytes(UTF_8), "default");
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(task.failures()).hasSize(1);
        assertThat(task.payload().toString()).isEqualTo("{\"to\":\"ada\"}");
        TaskStatus status = TaskStatusCodec.decode(redis.get("task_status:a").getBytes(UTF_8));
        assertThat(status.state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(status.task()).isNull();
        assertThat(redis.ttl("task_status:a")).isEqualTo(-1);
        assertThat(redis.exists("task_dead")).isFalse();
    }

    @Test
    void discardsDeadLetterWithOversizedRecord() {
        redis.zadd("task_dead", 1000, "giant");
        redis.set("task_status:giant", "x".repeat(17 * 1024 * 1024));

        given().get("/dead-letters")
                .then()
                .statusCode(200)
                .body("deadLetters[0].kind", equalTo("unreadable"))
                .body("deadLetters[0].problem", containsString("17825792 bytes"));
        post("/dead-letters/giant/retry").statusCode(500);
        post("/dead-letters/giant/discard").statusCode(200).body("result", equalTo("discarded"));

        assertThat(seed.everything()).isEmpty();
    }

    @Test
    void rejectsRetryOfOtherTasks() {
        seed.dead("a", 1000);
        post("/dead-letters/a/retry").statusCode(200);
        Map<String, String> before = seed.everything();

        post("/dead-letters/a/retry").statusCode(409);
        post("/dead-letters/none/retry").statusCode(404);

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void concurrentRetriesPushOneCopy() throws Exception {
        seed.dead("a", 1000);
        Callable<Integer> retry = () -> given().post("/dead-letters/a/retry").statusCode();

        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(java.util.Collections.nCopies(16, retry)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 404, 409);
        assertThat(redis.llen("task_queue")).isEqualTo(1);
    }

    @Test
    void explainsWhyTaskCannotBeRetried() {
        seed.malformed("raw", 1, new byte[] {1});
        redis.zadd("task_dead", 2, "orphan");
        redis.zadd("task_dead", 3, "stale");
        redis.set("task_status:stale", "{\"id\":\"stale\",\"type\":\"t\",\"status\":\"running\"}");
        redis.zadd("task_dead", 4, "text");
        redis.set("task_status:text", "not json");
        redis.zadd("task_dead", 5, "stranger");
        redis.set(
                "task_status:stranger",
                new String(TaskStatusCodec.encode(seed.dead("a", 9)), UTF_8).replaceFirst("\"a\"", "\"stranger\""));
        Map<String, String> before = seed.everything();

        post("/dead-letters/raw/retry").statusCode(422);
        post("/dead-letters/orphan/retry").statusCode(422);
        post("/dead-letters/stale/retry").statusCode(409);
        post("/dead-letters/text/retry").statusCode(500);
        post("/dead-letters/stranger/retry").statusCode(422);

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void discardDeletesTask() {
        seed.dead("a", 1000);
        seed.malformed("raw", 1, new byte[] {1});
        redis.zadd("task_dead", 2, "orphan");
        redis.zadd("task_dead", 4, "text");
        redis.set("task_status:text", "not json");

        for (String id : List.of("a", "raw", "orphan", "text")) {
            post("/dead-letters/" + id + "/discard").statusCode(200).body("result", equalTo("discarded"));
            post("/dead-letters/" + id + "/discard").statusCode(404);
        }

        assertThat(seed.everything()).isEmpty();
    }

    @Test
    void discardKeepsRecordOfLivingTask() {
        redis.zadd("task_dead", 3, "stale");
        redis.set("task_status:stale", "{\"id\":\"stale\",\"type\":\"t\",\"status\":\"running\"}");

        post("/dead-letters/stale/discard").statusCode(200);

        assertThat(seed.everything()).containsOnlyKeys("task_status:stale");
    }

    @Test
    void reportsAndKeepsKeysOfWrongType() {
        seed.dead("a", 1000);
        redis.set("task_queue", "x");
        redis.zadd("task_dead", 3, "list");
        redis.lpush("task_status:list", "x");
        Map<String, String> before = seed.everything();

        String retry = post("/dead-letters/a/retry").statusCode(500).extract().path("detail");
        String discard =
                post("/dead-letters/list/discard").statusCode(500).extract().path("detail");

        assertThat(retry).contains("task_queue");
        assertThat(discard).contains("task_status:list");
        assertThat(seed.everything()).isEqualTo(before);
    }

    private static ValidatableResponse post(String path) {
        return given().post(path).then();
    }
}
