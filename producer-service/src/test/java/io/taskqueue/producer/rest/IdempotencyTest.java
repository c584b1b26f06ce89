package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.producer.testing.Everything;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.testing.RawHttp;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyTest extends RedisTest {
    private static final String TASK = "{\"type\":\"text\",\"payload\":1}";
    private static final String FORM = "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}";

    @Test
    void replaysTheFirstAnswer() {
        String id = post("/tasks", "k", TASK)
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("id");
        Map<String, String> before = Everything.in(redis);

        post("/tasks", "k", TASK)
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", "/tasks/" + id)
                .body("id", equalTo(id))
                .body("status", equalTo("available"));

        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void replaysTheFirstAnswerWhateverTheStateOfTheTask() {
        String id = post("/tasks", "k", TASK).extract().path("id");
        record(TaskStatus.of(waiting().get(0), TaskState.COMPLETED).build());
        redis.del("task_queue");

        post("/tasks", "k", TASK).body("id", equalTo(id)).body("status", equalTo("available"));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void refusesTheKeyOfADifferentRequest() {
        post("/tasks", "k", TASK).statusCode(202);

        post("/tasks", "k", "{\"type\":\"text\",\"payload\":2}")
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void keepsKeysOfDifferentAddressesApart() {
        post("/tasks", "k", TASK).statusCode(202);

        post("/submit_form", "k", FORM).statusCode(200).header("Idempotency-Replayed", nullValue());

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void replaysForms() {
        String id = post("/submit_form", "k", FORM).statusCode(200).extract().path("taskId");

        post("/submit_form", "k", FORM).header("Idempotency-Replayed", "true").body("taskId", equalTo(id));

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void replaysEachTaskOfABatch() {
        String batch = "[" + TASK + "," + TASK + "]";
        List<String> ids =
                post("/tasks/batch", "k", batch).statusCode(200).extract().path("results.id");

        post("/tasks/batch", "k", "[" + TASK + "," + TASK + "," + TASK + "]")
                .body("accepted", equalTo(3))
                .body("results[0].id", equalTo(ids.get(0)))
                .body("results[1].id", equalTo(ids.get(1)))
                .body("results[0..1].replayed", everyItem(equalTo(true)))
                .body("results[2].replayed", nullValue());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(waiting()).hasSize(3);
    }

    @Test
    void refusesInvalidKeys() {
        for (String path : List.of("/tasks", "/tasks/batch")) {
            post(path, "é", path.equals("/tasks") ? TASK : "[]")
                    .statusCode(400)
                    .body("errors[0].field", equalTo("Idempotency-Key"));
        }
        post("/tasks", "k".repeat(256), TASK).statusCode(400);
        post("/submit_form", "k".repeat(256), FORM).statusCode(400);
        assertThat(redis.dbSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks/batch", "/submit_form", "/records/n"})
    void refusesAnEmptyKeyAndTwoOfThem(String path) {
        String type = path.equals("/records/n") ? "text/csv" : "application/json";
        for (String keys : new String[] {"Idempotency-Key:", "Idempotency-Key: a\r\nIdempotency-Key: b"}) {
            try (RawHttp request = RawHttp.open(
                    RestAssured.port,
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" + keys
                            + "\r\nContent-Length: 2\r\n\r\n[]")) {
                assertThat(request.answerUpTo("}")).startsWith("HTTP/1.1 400").contains("Idempotency-Key");
            }
        }
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void ignoresWhiteSpaceWhenComparingRequests() {
        String id = post("/tasks", "k", "{\"type\":\"text\",\"payload\":{\"a b\":[1, 2.0]}}")
                .statusCode(202)
                .extract()
                .path("id");

        post("/tasks", "k", " { \"type\" : \"text\",\r\n\t\"payload\":{\"a b\":[1,2.0]} }\n")
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        post("/tasks", "k", "{\"type\":\"text\",\"payload\":{\"ab\":[1,2.0]}}").statusCode(422);
        post("/tasks", "k", "{\"type\":\"text\",\"payload\":{\"a b\":[1,2.00]}}")
                .statusCode(422);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void ignoresWhiteSpaceWhenComparingElementsOfABatch() {
        String task = "{\"type\":\"text\",\"payload\":1}";
        post("/tasks/batch", "k", "[" + task + "]").body("accepted", equalTo(1));

        post("/tasks/batch", "k", "[\n  " + task.replace(":", " : ") + "\n]")
                .body("results[0].replayed", equalTo(true));

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void replaysAnswersStoredByOlderProducers() throws Exception {
        String body = "{\"type\": \"text\", \"payload\": 1}";
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        post("/tasks", "k", body).statusCode(202);
        redis.set(redis.keys("task_key:*").iterator().next(), digest + " available earlier");

        post("/tasks", "k", body).statusCode(202).body("id", equalTo("earlier"));
    }

    @Test
    void keepsTheKeyForTheConfiguredTime() {
        post("/tasks", "k", TASK).statusCode(202);

        String key = redis.keys("task_key:*").iterator().next();
        assertThat(key).matches("task_key:[0-9a-f]{64}");
        assertThat(redis.ttl(key)).isBetween(86_300L, 86_400L);
    }

    @Test
    void namesTheKeyWithForeignData() {
        post("/tasks", "k", TASK).statusCode(202);
        String key = redis.keys("task_key:*").iterator().next();
        redis.set(key, "nonsense");

        post("/tasks", "k", TASK).statusCode(500).body("key", equalTo(key));
    }

    private static ValidatableResponse post(String path, String key, String json) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(json)
                .post(path)
                .then();
    }
}
