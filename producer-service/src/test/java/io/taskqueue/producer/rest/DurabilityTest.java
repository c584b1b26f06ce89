package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.testing.RealRedis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The service with queues of each durability; the queue {@code default} is replicated. */
@QuarkusTest
@TestProfile(DurabilityTest.Durable.class)
class DurabilityTest extends RedisTest {
    private static final String REPLICATED = "{\"type\":\"text\",\"payload\":1}";
    private static final String FSYNCED = "{\"type\":\"text\",\"payload\":1,\"queue\":\"disk\"}";
    private static final String MEMORY = "{\"type\":\"text\",\"payload\":1,\"queue\":\"quick\"}";

    /** None or one; a field of the server's own type would be given the service's. */
    private final List<RealRedis> replicas = new ArrayList<>();

    public static final class Durable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "taskqueue.producer.durability", "replicated",
                    "taskqueue.producer.queues.\"disk\".durability", "fsynced",
                    "taskqueue.producer.queues.quick.durability", "memory",
                    "taskqueue.producer.confirm.timeout", "1500ms");
        }
    }

    @AfterEach
    void closeReplica() {
        try (Jedis fresh = server.connect()) {
            fresh.configSet("appendonly", "yes");
            fresh.configSet("appendfsync", "always");
        }
        replicas.forEach(RealRedis::thaw);
        replicas.forEach(RealRedis::close);
    }

    @Test
    void reportsThatAReplicaHasTheTask() {
        RealRedis replica = startReplica();

        String id = post(REPLICATED)
                .statusCode(202)
                .body("durability", equalTo("replicated"))
                .extract()
                .path("id");

        try (Jedis there = replica.connect()) {
            assertThat(there.get("task_status:" + id)).contains(id);
        }
        given().get("/q/metrics")
                .then()
                .body(containsString("taskqueue_submit_confirmed_total{durability=\"replicated\"}"));
    }

    @Test
    void reportsDurabilityForEachTaskOfABatchAndForTheForm() {
        startReplica();

        json("[" + REPLICATED + "," + REPLICATED + "]")
                .post("/tasks/batch")
                .then()
                .body("accepted", equalTo(2))
                .body("results.durability", everyItem(equalTo("replicated")));
        json("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}")
                .post("/submit_form")
                .then()
                .statusCode(200)
                .body("durability", equalTo("replicated"));
    }

    @Test
    void refusesTasksOnceNoReplicaIsConnected() {
        post(REPLICATED).statusCode(503).body("detail", containsString("0 of 1 replicas"));
        int taken = waiting().size();

        post(REPLICATED)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("0 of 1 replicas"))
                .body("detail", containsString("Nothing was written"));

        assertThat(waiting()).hasSize(taken);
        post(MEMORY).statusCode(202).body("durability", equalTo("memory"));
    }

    @Test
    void reportsAnUnconfirmedTaskAndConfirmsTheRepeat() {
        RealRedis replica = startReplica();
        post(REPLICATED).statusCode(202);
        replica.freeze();

        post(REPLICATED, "k")
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("0 of 1 replicas confirmed within 1500 ms"))
                .body("detail", containsString("repeat it with the same Idempotency-Key"));
        post(REPLICATED, "k").statusCode(503).body("detail", containsString("Nothing was written"));
        assertThat(waiting()).hasSize(2);

        replica.thaw();
        await().untilAsserted(() -> post(REPLICATED, "k")
                .statusCode(202)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(waiting().get(1).id()))
                .body("durability", equalTo("replicated")));
        assertThat(waiting()).hasSize(2);
        given().get("/q/metrics")
                .then()
                .body(containsString("taskqueue_submit_unconfirmed_total{durability=\"replicated\"}"));
    }

    @Test
    void queuesOfOtherDurabilityDoNotWait() {
        RealRedis replica = startReplica();
        post(REPLICATED).statusCode(202);
        replica.freeze();

        CompletableFuture<Integer> unconfirmed =
                CompletableFuture.supplyAsync(() -> post(REPLICATED).extract().statusCode(), Thread.ofVirtual()::start);
        await().until(() -> waiting().size() == 2);
        post(MEMORY).statusCode(202).body("durability", equalTo("memory"));
        post(FSYNCED).statusCode(202).body("durability", equalTo("fsynced"));

        assertThat(unconfirmed).isNotDone();
        assertThat(unconfirmed.join()).isEqualTo(503);
    }

    @Test
    void confirmsManyTasksAtOnce() {
        startReplica();
        long before = commandsProcessed();

        json("[" + String.join(",", Collections.nCopies(1000, REPLICATED)) + "]")
                .post("/tasks/batch")
                .then()
                .body("accepted", equalTo(1000));

        assertThat(commandsProcessed() - before).isBetween(2L, 1500L);
    }

    @Test
    void recoversAfterRedisWasKilled() {
        post(FSYNCED).statusCode(202);

        server.kill();
        post(FSYNCED).statusCode(503).body("detail", containsString("Nothing was written"));
        server.startAgain();

        await().untilAsserted(() -> post(FSYNCED).statusCode(202).body("durability", equalTo("fsynced")));
    }

    @Test
    void refusesFsyncedTasksWithoutAnAppendOnlyFile() {
        redis.configSet("appendonly", "no");

        post(FSYNCED).statusCode(503); // written if the test before left a connection that confirmed
        long taken = waiting("disk");
        post(FSYNCED).statusCode(503).body("detail", containsString("appendonly no"));

        assertThat(waiting("disk")).isEqualTo(taken);
        post(MEMORY).statusCode(202);
    }

    @Test
    void refusesFsyncedTasksIfAnOldServerDoesNotFsyncAlways() {
        assumeThat(knowsWaitaof()).as("the server confirms by WAITAOF").isFalse();
        post(FSYNCED).statusCode(202);
        redis.configSet("appendfsync", "everysec");

        post(FSYNCED).statusCode(503).body("detail", containsString("appendfsync everysec"));
        long taken = waiting("disk");
        post(FSYNCED).statusCode(503).body("detail", containsString("Nothing was written"));

        assertThat(waiting("disk")).isEqualTo(taken);
    }

    @Test
    void waitsForTheDiskIfTheServerDoesNotFsyncAlways() {
        assumeThat(knowsWaitaof()).as("the server confirms by WAITAOF").isTrue();
        redis.configSet("appendfsync", "everysec");

        post(FSYNCED).statusCode(202).body("durability", equalTo("fsynced"));
    }

    private RealRedis startReplica() {
        redis.configSet("repl-diskless-sync-delay", "0");
        RealRedis replica = RealRedis.start("replicaof 127.0.0.1 " + server.port());
        replicas.add(replica);
        assertThat(redis.waitReplicas(1, 10_000)).isOne();
        return replica;
    }

    private boolean knowsWaitaof() {
        try {
            redis.sendCommand(() -> "WAITAOF".getBytes(US_ASCII), "0", "0", "1");
            return true;
        } catch (JedisDataException e) {
            return false;
        }
    }

    private long waiting(String queue) {
        return redis.llen("task_queue:" + queue);
    }

    /** One script and one confirmation for each task would make two thousand, besides what scripts call themselves. */
    private long commandsProcessed() {
        return redis.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    private static ValidatableResponse post(String task) {
        return json(task).post("/tasks").then();
    }

    private static ValidatableResponse post(String task, String key) {
        return json(task).header("Idempotency-Key", key).post("/tasks").then();
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }
}
