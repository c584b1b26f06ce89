package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class RedisAwayTest extends RedisTest {
    @Test
    void recoversAfterRedisWasKilled() {
        redis.set("task_status:a", "{\"id\":\"a\",\"type\":\"t\",\"status\":\"available\"}");
        given().get("/tasks/a").then().statusCode(200);

        server.kill();
        expectAway();
        server.startAgain();

        expectBack();
    }

    @Test
    void recoversAfterRedisWasFrozen() {
        redis.set("task_status:a", "{\"id\":\"a\",\"type\":\"t\",\"status\":\"available\"}");
        given().get("/tasks/a").then().statusCode(200);

        server.freeze();
        try {
            expectAway();
        } finally {
            server.thaw();
        }

        expectBack();
    }

    private static void expectAway() {
        given().get("/tasks/a")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
        given().post("/dead-letters/a/retry").then().statusCode(503).header("Retry-After", "5");
        for (String accept : new String[] {"application/json", "text/html"}) {
            given().accept(accept).get("/datasets/d").then().statusCode(503).header("Retry-After", "5");
            given().accept(accept).get("/datasets").then().statusCode(503).header("Retry-After", "5");
        }
        given().get("/scaling/default").then().statusCode(503).header("Retry-After", "5");
        given().get("/datasets/d/events").then().statusCode(503).header("Retry-After", "5");
        given().post("/datasets/d/cancel").then().statusCode(503).header("Retry-After", "5");
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("checks[0].name", equalTo("redis"));
        given().get("/q/health/group/queue").then().statusCode(503);
        given().get("/").then().statusCode(200).body(containsString("Redis has been unavailable since"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("taskqueue_redis_up 0.0"))
                        .body(not(containsString("taskqueue_queue_depth{"))));
    }

    private static void expectBack() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            given().get("/tasks/a").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/metrics")
                    .then()
                    .body(containsString("taskqueue_redis_up 1.0"))
                    .body(containsString("taskqueue_queue_depth{"));
        });
    }
}
