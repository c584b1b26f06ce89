package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class WorkersResourceTest extends RedisTest {
    @Test
    void separatesLiveFromLostWorkers() {
        seed.worker("w1", 2);
        redis.sadd("task_workers", "w0");
        redis.sadd("task_workers_lost", "w9");
        redis.lpush("task_processing:w9", "x");

        given().get("/workers")
                .then()
                .statusCode(200)
                .body("alive", equalTo(1))
                .body("lost", equalTo(2))
                .body("inFlight", equalTo(3))
                .body("workers.name", contains("w1", "w0", "w9"))
                .body("workers.state", contains("running", "lost", "lost"))
                .body("workers.inFlight", contains(2, 0, 1))
                .body("workers[0].slots", equalTo(8))
                .body("workers[0].types", contains("mail"));
    }

    @Test
    void reportsUnreadableHeartbeat() {
        redis.sadd("task_workers", "a", "b", "c", "d");
        redis.set("worker_status:a", "not json");
        redis.set("worker_status:b", "{\"slots\":\"x\"}");
        redis.lpush("worker_status:c", "x");
        redis.set("worker_status:d", "{\"running\":[7]}");

        given().get("/workers")
                .then()
                .statusCode(200)
                .body("workers.state", contains("unreadable", "unreadable", "unreadable", "unreadable"))
                .body("workers[0].problem", containsString("worker_status:a"));
    }

    @Test
    void countsWorkerWithUnknownHeartbeatAsAlive() {
        redis.sadd("task_workers", "a", "b");
        redis.set("worker_status:a", "{}");
        redis.set("worker_status:b", "{\"state\":\"lost\",\"startedAt\":-1,\"new\":[]}");

        given().get("/workers").then().statusCode(200).body("alive", equalTo(2));
        given().get("/").then().statusCode(200);
    }
}
