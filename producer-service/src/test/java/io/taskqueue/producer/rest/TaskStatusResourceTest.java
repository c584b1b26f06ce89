package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.producer.testing.RedisTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskStatusResourceTest extends RedisTest {
    @ParameterizedTest
    @ValueSource(strings = {"order 4711/ä", "a/b", "...", "retry", "%2e%2e", "a?b#c"})
    void locationLeadsToTheStatus(String id) {
        String location = given().contentType("application/json")
                .body("{\"id\":\"" + id + "\",\"type\":\"text\",\"payload\":1}")
                .post("/tasks")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        given().urlEncodingEnabled(false)
                .get(location)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("id", equalTo(id))
                .body("status", equalTo("available"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "batch"})
    void refusesIdsThatNoAddressCanName(String id) {
        given().contentType("application/json")
                .body("{\"id\":\"" + id + "\",\"type\":\"text\",\"payload\":1}")
                .post("/tasks")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("id"));
    }

    @Test
    void showsNoInput() {
        Task task = Task.of("dead", "text", "default", RawJson.of("{\"text\":\"confidential\"}"), 1);
        TaskStatus discarded = TaskStatus.of(task, TaskState.DISCARDED)
                .reason("attempts spent")
                .keepingTask(task)
                .keepingRawElement("confidential".getBytes(UTF_8))
                .build();
        redis.set("task_status:dead".getBytes(UTF_8), TaskStatusCodec.encode(discarded));

        String shown = given().get("/tasks/dead")
                .then()
                .statusCode(200)
                .body("status", equalTo("discarded"))
                .body("reason", equalTo("attempts spent"))
                .extract()
                .asString();

        assertThat(shown).doesNotContain("task\"", "rawElement", "confidential");
    }

    @Test
    void reportsAMissingTask() {
        given().get("/tasks/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:taskqueue:problem:not-found"));
    }

    @Test
    void refusesUnknownQueryParameters() {
        given().get("/tasks/none?verbose=1").then().statusCode(400).body("errors[0].field", equalTo("verbose"));
        given().contentType("application/json")
                .body("{\"type\":\"text\",\"payload\":1}")
                .post("/tasks?queue=slow")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("queue"));
        given().get("/?utm_source=letter").then().statusCode(200);
        assertThat(redis.keys("*")).isEmpty();
    }
}
