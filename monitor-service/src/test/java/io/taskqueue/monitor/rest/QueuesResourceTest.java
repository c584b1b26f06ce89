package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class QueuesResourceTest extends RedisTest {
    @Test
    void reportsUnservedQueues() {
        seed.worker("w1", 0, "jobs", "unregistered");
        seed.worker("w2", 0, "jobs");
        seed.worker("gone", 0, "lost");
        redis.set("worker_status:gone", redis.get("worker_status:gone").replace("\"running\"", "\"draining\""));
        for (String queue : new String[] {"jobs", "lost", "nobody"}) {
            seed.waiting(Task.of(queue, "mail", queue, RawJson.EMPTY_OBJECT, seed.now()));
        }
        redis.sadd("task_queues", "later", "due");
        redis.zadd("task_scheduled:later", seed.now() + 60_000, "x");
        redis.zadd("task_scheduled:due", seed.now() - 60_000, "x");

        given().get("/queues")
                .then()
                .statusCode(200)
                .body("total", equalTo(8))
                .body("queues.findAll { it.unserved }.name", contains("due", "lost", "nobody"))
                .body("queues.find { it.name == 'jobs' }.workers", equalTo(2))
                .body("queues.find { it.name == 'unregistered' }.workers", equalTo(1))
                .body("queues.find { it.name == 'due' }.overdueMs", greaterThanOrEqualTo(60_000))
                .body("queues.find { it.name == 'later' }.overdueMs", nullValue());
        given().get("/queues/unregistered").then().statusCode(200).body("workers", equalTo(1));
    }

    @Test
    void countsAgeOfScheduledTaskFromDueTime() {
        long now = seed.now();
        seed.waiting(Task.of("a", "mail", "jobs", RawJson.EMPTY_OBJECT, now - 3_600_000)
                .waitingUntil(now - 2_000));

        given().get("/queues/jobs")
                .then()
                .body("oldestAgeMs", greaterThanOrEqualTo(2_000))
                .body("oldestAgeMs", lessThan(600_000));
    }

    @Test
    void returnsNoAgeWhenOldestHasNoTime() {
        for (String element : new String[] {"task1", "{\"type\":\"t\",\"payload\":1}", "{broken", "", "[1]"}) {
            redis.del("task_queue");
            redis.rpush("task_queue", element);

            given().get("/queues/default")
                    .then()
                    .statusCode(200)
                    .body("depth", equalTo(1))
                    .body("oldestAgeMs", nullValue());
        }
    }

    @Test
    void returnsAgeOfLargeTaskWithoutReadingIt() {
        RawJson large = RawJson.of("\"" + "x".repeat(500_000) + "\"");
        seed.waiting(Task.of("a", "mail", "default", large, seed.now() - 5000));

        given().get("/queues/default")
                .then()
                .statusCode(200)
                .body("oldestAgeMs", greaterThanOrEqualTo(5000))
                .body("oldestAgeMs", lessThan(600_000));
    }

    @Test
    void pausesAndResumes() {
        given().header("X-Operator", "ada \u0007=\"x")
                .post("/queues/default/pause")
                .then()
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("pausedBy", equalTo("ada_?__x"));
        QueueControl control =
                QueueControl.decode(redis.get("queue_control:default").getBytes(StandardCharsets.UTF_8));
        assertThat(control.paused()).isTrue();
        assertThat(control.at()).isBetween(seed.now() - 10_000, seed.now());

        given().post("/queues/default/resume").then().statusCode(200).body("paused", equalTo(false));
        given().post("/queues/default/resume").then().statusCode(200).body("paused", equalTo(false));
        assertThat(seed.everything()).isEmpty();
    }

    @Test
    void returnsNotFoundForUnusedQueue() {
        for (String path : new String[] {"/queues/typo", "/queues/typo/pause", "/queues/typo/resume"}) {
            given().request(path.contains("pause") || path.contains("resume") ? "POST" : "GET", path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        given().get("/queues/a%20b").then().statusCode(400).body("errors[0].field", equalTo("queue"));
        assertThat(seed.everything()).isEmpty();
    }

    @Test
    void findsUnregisteredQueueWithTasks() {
        redis.lpush("task_queue:pushed", "task1");

        given().get("/queues/pushed").then().statusCode(200).body("depth", equalTo(1));
    }

    @Test
    void rejectsCommandsFromOtherSites() {
        for (Map.Entry<String, String> header : Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                .entrySet()) {
            given().header(header.getKey(), header.getValue())
                    .post("/queues/default/pause")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().header("Origin", "null").post("/queues/default/pause").then().statusCode(403);
        given().header("Sec-Fetch-Site", "same-site")
                .post("/queues/default/pause")
                .then()
                .statusCode(403);
        assertThat(seed.everything()).isEmpty();
    }
}
