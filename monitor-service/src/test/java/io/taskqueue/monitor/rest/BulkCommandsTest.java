package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.monitor.testing.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class BulkCommandsTest extends RedisTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filter\":{}}",
                "{\"filter\":{\"type\":null}}",
                "{\"filter\":{\"error\":\"\"}}",
                "{\"error\":\"\"}"
            })
    void rejectsFilterThatMatchesAll(String body) {
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
    void retriesManyByFilterUpToLimit() {
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
    void selectsOnlyTasksDiscardedBeforeRequest() {
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
    void rejectsBodiesOfOtherTypes() {
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
