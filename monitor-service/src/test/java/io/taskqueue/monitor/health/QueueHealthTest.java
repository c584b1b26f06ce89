package io.taskqueue.monitor.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class QueueHealthTest extends RedisTest {
    @Test
    void isUpWhileTasksAreProcessed() {
        seed.worker("w1", 1);
        seed.waiting(Task.of("a", "mail", "default", RawJson.EMPTY_OBJECT, seed.now()));

        group().statusCode(200)
                .body("checks.name", hasItems("backlog", "overdue", "served", "workers", "dead-letters", "redis"))
                .body("checks.find { it.name == 'redis' }.data.role", equalTo("master"));
    }

    @Test
    void isDownWhileNoWorkerIsAlive() {
        group().statusCode(503).body("checks.find { it.name == 'workers' }.status", equalTo("DOWN"));
        readyAndLive();
    }

    @Test
    void isDownWhileTaskWaitsTooLongUnlessQueueIsPaused() {
        seed.worker("w1", 0);
        seed.waiting(Task.of("a", "mail", "jobs", RawJson.EMPTY_OBJECT, seed.now() - 301_000));

        group().statusCode(503)
                .body("checks.find { it.name == 'backlog' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'backlog' }.data.queue", equalTo("jobs"));
        readyAndLive();

        given().post("/queues/jobs/pause").then().statusCode(200);
        group().statusCode(200);
    }

    @Test
    void isDownWhileTasksWaitInUnservedQueue() {
        seed.worker("w1", 0);
        redis.sadd("task_queues", "nobody");
        redis.lpush("task_queue:nobody", "task1");

        group().statusCode(503)
                .body("checks.find { it.name == 'served' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'served' }.data.queue", equalTo("nobody"));

        seed.worker("w2", 0, "nobody");
        group().statusCode(200);
    }

    @Test
    void isDownWhileTaskIsOverdue() {
        seed.worker("w1", 0, "default", "jobs");
        redis.zadd("task_scheduled:jobs", seed.now() - 100_000, "x");
        group().statusCode(200);

        redis.zadd("task_scheduled:jobs", seed.now() - 301_000, "x");

        group().statusCode(503)
                .body("checks.find { it.name == 'overdue' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'overdue' }.data.queue", equalTo("jobs"));
    }

    @Test
    void isDownWhileRedisRejectsWrites() {
        seed.worker("w1", 0);
        redis.replicaof("127.0.0.1", 1);
        try {
            group().statusCode(503).body("checks.find { it.name == 'redis' }.data.role", equalTo("slave"));
            readyAndLive();
        } finally {
            redis.replicaofNoOne();
        }
    }

    @Test
    void isSeparateFromServiceHealth() {
        given().get("/q/health").then().statusCode(200).body("checks.name", equalTo(java.util.List.of("redis")));
        given().get("/q/health/started").then().statusCode(200);
    }

    private static void readyAndLive() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private static ValidatableResponse group() {
        return given().get("/q/health/group/queue").then();
    }
}
