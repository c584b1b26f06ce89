package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.monitor.testing.Seed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service with a key prefix and with settings of the other services in its environment. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
@TestProfile(SharedSettingsTest.Prefixed.class)
class SharedSettingsTest extends RedisTest {
    public static final class Prefixed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "taskqueue.redis.key-prefix", "{tq}:",
                    "taskqueue.producer.port", "8080",
                    "taskqueue.db.url", "jdbc:postgresql://nowhere/db",
                    "taskqueue.smtp.host", "nowhere");
        }
    }

    @Test
    void everyKeyHasThePrefix() {
        Seed prefixed = new Seed(redis, new QueueKeys("{tq}:"));
        prefixed.dead("a", 1000);
        prefixed.dead("b", 2000);
        prefixed.worker("w1", 1);
        prefixed.waiting(Seed.task("c"));

        given().get("/queues")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(1))
                .body("inFlight", equalTo(1));
        given().get("/workers").then().statusCode(200).body("alive", equalTo(1));
        given().post("/dead-letters/a/retry").then().statusCode(200);
        given().post("/dead-letters/b/discard").then().statusCode(200);
        given().post("/queues/default/pause").then().statusCode(200).body("depth", equalTo(2));
        given().get("/tasks/a").then().statusCode(200);
        new DatasetSeed(prefixed, "d").running(3, 1);
        given().get("/datasets").then().statusCode(200).body("datasets.id", contains("d"));
        given().post("/datasets/d/cancel").then().statusCode(200);

        assertThat(seed.everything().keySet())
                .allMatch(key -> key.startsWith("{tq}:"))
                .doesNotContain("{tq}:task_dead");
    }
}
