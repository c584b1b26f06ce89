package io.taskqueue.producer.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.producer.testing.RedisTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedisAwayTest extends RedisTest {
    private static final String TASK = "{\"type\":\"text\",\"payload\":1}";

    @Test
    void recoversAfterRedisWasKilled() {
        submit(TASK).statusCode(202);

        server.kill();
        expectAway("cannot be reached");
        server.startAgain();

        expectBack();
    }

    @Test
    void recoversAfterRedisWasFrozen() {
        submit(TASK).statusCode(202);

        server.freeze();
        try {
            long began = System.nanoTime();
            submit(TASK)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("may or may not"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            expectAway("");
        } finally {
            server.thaw();
        }

        expectBack();
    }

    @Test
    void answersAllWaitingRequestsInTimeWhileRedisIsFrozen() {
        server.freeze();
        List<CompletableFuture<Integer>> answers;
        long began = System.nanoTime();
        try {
            answers = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> submit(TASK).extract().statusCode(), Thread.ofVirtual()::start))
                    .toList();
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(503);
        } finally {
            server.thaw();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        expectBack();
    }

    @Test
    void refusesWhileRedisIsAReadOnlyReplica() {
        redis.replicaof("127.0.0.1", 1);
        try {
            submit(TASK).statusCode(503).body("detail", containsString("READONLY"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks[0].data.reason", equalTo("Redis is a read-only slave"));
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            redis.replicaofNoOne();
        }
        expectBack();
    }

    @Test
    void refusesWhileRedisHasNoMemoryLeft() {
        redis.configSet("maxmemory", "1");
        try {
            submit(TASK).statusCode(503).header("Retry-After", notNullValue()).body("detail", containsString("OOM"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks[0].data.reason", equalTo("Redis refuses: OOM"));
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(redis.dbSize()).isZero();
        expectBack();
    }

    @Test
    void namesTheQueueKeyWithForeignData() {
        redis.set("task_queue", "x");

        submit(TASK).statusCode(500).body("key", equalTo("task_queue"));

        assertThat(redis.dbSize()).isOne();
    }

    @Test
    void reloadsAScriptThatRedisForgot() {
        submit(TASK).statusCode(202);
        redis.scriptFlush();

        submit(TASK).statusCode(202);
    }

    @Test
    void reportsThatAWholeBatchMayBeRetried() {
        server.kill();
        try {
            given().contentType("application/json")
                    .body("[" + TASK + "," + TASK + ",{}]")
                    .post("/tasks/batch")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("failed", equalTo(2))
                    .body("rejected", equalTo(1))
                    .body("results[0..1].status", everyItem(equalTo("failed")));
        } finally {
            server.startAgain();
        }
        expectBack();
    }

    @Test
    void showsTheFormAgainWithEverythingWritten() {
        server.kill();
        try {
            given().contentType("application/x-www-form-urlencoded")
                    .accept("text/html")
                    .formParam("name", "Ada")
                    .formParam("email", "ada@example.org")
                    .formParam("message", "Hello")
                    .formParam("requestKey", "the key")
                    .post("/submit_form")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body(containsString("Nothing you wrote is lost"))
                    .body(containsString("value=\"ada@example.org\""))
                    .body(containsString("value=\"the key\""));
            given().accept("text/html")
                    .get("/submitted/x")
                    .then()
                    .statusCode(503)
                    .body(containsString("It is safe"));
        } finally {
            server.startAgain();
        }
        expectBack();
    }

    private static void expectAway(String detail) {
        submit(TASK)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString(detail));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks[0].name", equalTo("redis"))
                .body("checks[0].data.reason", notNullValue());
    }

    private static void expectBack() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            submit(TASK).statusCode(202);
            given().get("/q/health/ready").then().statusCode(200).body("checks[0].status", equalTo("UP"));
        });
    }

    private static ValidatableResponse submit(String json) {
        return given().contentType("application/json").body(json).post("/tasks").then();
    }
}
