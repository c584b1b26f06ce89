package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Pipeline;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DeadLettersResourceTest extends RedisTest {
    @Test
    void listsNewestFirst() {
        seed.dead("old", 1000);
        seed.dead("new", 2000);

        given().get("/dead-letters")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("next", nullValue())
                .body("deadLetters.id", contains("new", "old"))
                .body("deadLetters[0].kind", equalTo("task"))
                .body("deadLetters[0].type", equalTo("mail"))
                .body("deadLetters[0].discardedAt", equalTo(2000))
                .body("deadLetters[0].failure.error", equalTo("Boom"))
                .body("deadLetters[0].reason", equalTo("attempts spent"))
                .body("deadLetters[0].retryable", equalTo(true));
    }

    @Test
    void pagesStayStableWhileOthersChange() {
        List<String> expected = fill(5000);
        List<String> seen = new ArrayList<>();

        String next = null;
        int page = 0;
        do {
            JsonPath answer = page(next, 500);
            seen.addAll(answer.getList("deadLetters.id"));
            next = answer.getString("next");
            redis.zadd("task_dead", 9_000_000 + page, "newer-" + page);
            redis.zrem("task_dead", answer.getString("deadLetters[-1].id"));
            page++;
        } while (next != null);

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void listsUnreadableRecordsWithTheRest() {
        seed.dead("fine", 1);
        redis.zadd("task_dead", 2, "orphan");
        redis.zadd("task_dead", 3, "list");
        redis.lpush("task_status:list", "x");
        redis.zadd("task_dead", 4, "text");
        redis.set("task_status:text", "not json");
        redis.zadd("task_dead", 5, "stale");
        redis.set("task_status:stale", "{\"id\":\"stale\",\"type\":\"t\",\"status\":\"running\"}");
        redis.zadd("task_dead".getBytes(java.nio.charset.StandardCharsets.UTF_8), 6, new byte[] {(byte) 0xff});
        seed.malformed("raw", 7, new byte[] {(byte) 0xff, 'a', '\\', 0});

        given().get("/dead-letters")
                .then()
                .statusCode(200)
                .body(
                        "deadLetters.kind",
                        contains("malformed", "orphan", "stale", "unreadable", "unreadable", "orphan", "task"))
                .body("deadLetters.retryable", contains(false, false, false, false, false, false, true))
                .body("deadLetters[3].problem", containsString("task_status:text"))
                .body("deadLetters[4].problem", containsString("task_status:list"));
    }

    @Test
    void returnsEnvelopeOrBytes() {
        seed.dead("a", 1000);
        seed.malformed("raw", 7, new byte[] {(byte) 0xff, 'a', '\\', 0});

        given().get("/dead-letters/a")
                .then()
                .statusCode(200)
                .body("id", equalTo("a"))
                .body("task.payload.to", equalTo("ada"))
                .body("failures[0].message", equalTo("went wrong"));
        given().get("/dead-letters/raw")
                .then()
                .statusCode(200)
                .body("rawElement.base64", equalTo("/2FcAA=="))
                .body("rawElement.printable", equalTo("\\xffa\\\\\\x00"))
                .body("rawElement.bytes", equalTo(4));
        given().get("/dead-letters/none").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=99999999999",
                "before=x",
                "before=1~***",
                "before=NaN",
                "before=~",
                "after=1.5",
                "after=-1",
                "type=",
                "queue=%20",
                "error=",
                "eror=Boom",
                "q=",
                "limit=1&limit=2",
            })
    void rejectsInvalidParameters(String query) {
        given().urlEncodingEnabled(false)
                .get("/dead-letters?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    private static Integer total(String query) {
        return given().get("/dead-letters?" + query).jsonPath().getInt("total");
    }

    private static JsonPath page(String before, int limit) {
        String query = "?limit=" + limit + (before == null ? "" : "&before=" + before);
        return given().get("/dead-letters" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Adds dead letters, a hundred with each time, and returns their ids in list order. */
    private List<String> fill(int count) {
        String record = new String(
                io.taskqueue.model.TaskStatusCodec.encode(seed.dead("template", 0)),
                java.nio.charset.StandardCharsets.UTF_8);
        redis.flushAll();
        try (Pipeline pipeline = redis.pipelined()) {
            for (int i = 0; i < count; i++) {
                pipeline.zadd("task_dead", 1000 + i / 100, "id-" + i);
                pipeline.set("task_status:id-" + i, record.replace("template", "id-" + i));
            }
        }
        return redis.zrevrange("task_dead", 0, -1);
    }
}
