package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.producer.testing.RedisTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service with settings that are not the defaults, and with some around that are meant for the other services. */
@QuarkusTest
@TestProfile(SettingsTest.Unusual.class)
class SettingsTest extends RedisTest {
    private static final String TASK = "{\"type\":\"custom\",\"payload\":1}";

    public static final class Unusual implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "taskqueue.redis.key-prefix", "{tq}:",
                    "taskqueue.producer.types", "custom",
                    "taskqueue.producer.max-queue-depth", "3",
                    "taskqueue.producer.allowed-origins", "https://www.example.org",
                    "taskqueue.producer.max-queues", "2",
                    "taskqueue.producer.queues.\"known\".durability", "memory",
                    "taskqueue.monitor.url", "https://monitor.example/base/",
                    "taskqueue.worker.port", "8081",
                    "taskqueue.db.url", "jdbc:postgresql://nowhere/db",
                    "taskqueue.smtp.host", "nowhere");
        }
    }

    @Test
    void everyKeyHasThePrefix() {
        given().header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(TASK)
                .post("/tasks")
                .then()
                .statusCode(202)
                .header("Location", startsWith("/tasks/"));
        submit("{\"type\":\"custom\",\"payload\":1,\"delay\":60000}").statusCode(202);

        assertThat(redis.keys("*")).hasSize(6).allMatch(key -> key.startsWith("{tq}:"));
    }

    @Test
    void pointsToTheConfiguredMonitor() {
        given().contentType("text/csv; charset=UTF-8")
                .body("a\n1\n")
                .post("/records/prices")
                .then()
                .statusCode(202)
                .header("Location", startsWith("/tasks/"))
                .body("statistics", startsWith("https://monitor.example/base/datasets/"));
    }

    @Test
    void acceptsTheConfiguredTypesAndForms() {
        submit("{\"type\":\"text\",\"payload\":1}")
                .statusCode(422)
                .body("detail", containsString("known types are custom"));
        given().contentType("application/json")
                .body("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}")
                .post("/submit_form")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesNewQueuesBeyondTheLimitButNotConfiguredOnes() {
        submit("{\"type\":\"custom\",\"queue\":\"a\",\"payload\":1}").statusCode(202);
        submit("{\"type\":\"custom\",\"queue\":\"b\",\"payload\":1,\"delay\":60000}")
                .statusCode(202);

        submit("{\"type\":\"custom\",\"queue\":\"c\",\"payload\":1}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("taskqueue.producer.max-queues"))
                .body(containsString("\"queue\""));
        assertThat(redis.smembers("{tq}:task_queues")).containsExactlyInAnyOrder("a", "b");

        submit("{\"type\":\"custom\",\"queue\":\"a\",\"payload\":1}").statusCode(202);
        submit("{\"type\":\"custom\",\"queue\":\"known\",\"payload\":1}").statusCode(202);
        submit(TASK).statusCode(202);
    }

    @Test
    void refusesMoreTasksThanTheQueueMayHold() {
        submit("{\"type\":\"custom\",\"payload\":1,\"delay\":60000}").statusCode(202);
        given().contentType("application/json")
                .body("[" + TASK + "," + TASK + "," + TASK + "]")
                .post("/tasks/batch")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("results[2].status", equalTo("failed"))
                .body("results[2].error.status", equalTo(429));

        submit(TASK)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("default"));
        given().contentType("application/json")
                .body("[" + TASK + "]")
                .post("/tasks/batch")
                .then()
                .statusCode(429)
                .body("failed", equalTo(1));
        submit(TASK.replace("}", ",\"queue\":\"other\"}")).statusCode(202);
    }

    @Test
    void acceptsFormsOfAllowedOrigins() {
        given().contentType("application/x-www-form-urlencoded")
                .header("Origin", "https://www.example.org")
                .header("Sec-Fetch-Site", "cross-site")
                .accept("application/json")
                .formParam("name", "Ada")
                .formParam("email", "ada@example.org")
                .formParam("message", "Hello")
                .post("/submit_form")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse submit(String json) {
        return given().contentType("application/json").body(json).post("/tasks").then();
    }
}
