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
import io.taskqueue.monitor.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DeadLetterCommandsTest extends RedisTest {
    @Test
    void retryRevivesTheTask() {
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
    void discardsALetterWhoseRecordIsTooLargeToBeRead() {
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
    void retryOfWhatIsNoDeadLetterIsRefused() {
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
    void retryExplainsWhatCannotBeRetried() {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filter\":{}}",
                "{\"filter\":{\"type\":null}}",
                "{\"filter\":{\"error\":\"\"}}",
                "{\"error\":\"\"}"
            })
    void aFilterThatLetsAllThroughIsRefused(String body) {
        seed.dead("a", 1000);
        seed.dead("b", 2000);
        Map<String, String> before = seed.everything();

        for (String command : List.of("retry", "discard")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/dead-letters/" + command)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void discardForgetsTheTask() {
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
    void discardLeavesTheRecordOfALivingTaskAlone() {
        redis.zadd("task_dead", 3, "stale");
        redis.set("task_status:stale", "{\"id\":\"stale\",\"type\":\"t\",\"status\":\"running\"}");

        post("/dead-letters/stale/discard").statusCode(200);

        assertThat(seed.everything()).containsOnlyKeys("task_status:stale");
    }

    @Test
    void wrongTypesAreNamedAndLeftAlone() {
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

    @Test
    void retriesManyByIds() {
        seed.dead("a", 1);
        seed.dead("b", 2);
        redis.zadd("task_dead", 3, "orphan");

        bulk("retry", "{\"ids\":[\"a\",\"b\",\"a\",\"none\",\"orphan\"]}")
                .statusCode(200)
                .body("matched", equalTo(4))
                .body("done", equalTo(2))
                .body("notDone", equalTo(2))
                .body("complete", equalTo(true));

        assertThat(redis.llen("task_queue")).isEqualTo(2);
        assertThat(redis.zrange("task_dead", 0, -1)).containsExactly("orphan");
    }

    @Test
    void retriesManyByFilterUpToALimit() {
        for (int i = 0; i < 250; i++) {
            seed.dead("boom-" + i, 1000 + i);
            seed.dead(Seed.task("other-" + i), 1000 + i, "Other");
        }

        String next = bulk("retry", "{\"filter\":{\"error\":\"boom\",\"before\":1240},\"limit\":30}")
                .statusCode(200)
                .body("done", equalTo(30))
                .body("complete", equalTo(false))
                .extract()
                .path("next");
        bulk("retry", "{\"filter\":{\"error\":\"boom\",\"after\":1100},\"next\":\"" + next + "\"}")
                .statusCode(200)
                .body("done", equalTo(110))
                .body("complete", equalTo(true));

        assertThat(redis.llen("task_queue")).isEqualTo(140);
        assertThat(redis.zcard("task_dead")).isEqualTo(360);
    }

    @Test
    void handlesAllThatAreDeadBeforeTheRequest() {
        for (int i = 0; i < 1234; i++) {
            seed.dead("id-" + i, 1000 + i / 7);
        }
        redis.zadd("task_dead", seed.now() + 1e6, "future");
        redis.zadd("task_dead".getBytes(UTF_8), 5, new byte[] {(byte) 0xff});

        bulk("retry", "{\"all\":true}")
                .statusCode(200)
                .body("done", equalTo(1234))
                .body("complete", equalTo(true));
        bulk("discard", "{\"all\":true}")
                .statusCode(200)
                .body("done", equalTo(1))
                .body("notDone", equalTo(0));

        assertThat(redis.llen("task_queue")).isEqualTo(1234);
        assertThat(redis.zrange("task_dead", 0, -1)).containsExactly("future");
    }

    @Test
    void takesEachBodyTypeForWhatItIs() {
        given().contentType("text/plain")
                .body("{\"all\":true}")
                .post("/dead-letters/discard")
                .then()
                .statusCode(415);
        given().contentType("application/json")
                .body("{\"ids\":[\"" + "x".repeat(10_000_000) + "\"]}")
                .post("/dead-letters/discard")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        bulk("discard", "{\"all\":tru").statusCode(400).contentType("application/problem+json");
    }

    private static ValidatableResponse post(String path) {
        return given().post(path).then();
    }

    private static ValidatableResponse bulk(String command, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/dead-letters/" + command)
                .then();
    }
}
