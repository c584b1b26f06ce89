package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class QueueListTest extends RedisTest {
    @Test
    void returnsEveryKnownQueue() {
        seed.waiting(Task.of("a", "mail", "jobs", RawJson.EMPTY_OBJECT, seed.now() - 5000));
        seed.waiting(Task.of("b", "mail", "jobs", RawJson.EMPTY_OBJECT, seed.now()));
        redis.zadd("task_scheduled:jobs", 1763700000000.0, "later");
        redis.zadd("task_dead", 1, "x");
        seed.worker("w1", 3);

        given().get("/queues")
                .then()
                .statusCode(200)
                .body("queues.name", contains("default", "quiet", "jobs"))
                .body("waiting", equalTo(2))
                .body("inFlight", equalTo(3))
                .body("scheduled", equalTo(1))
                .body("dead", equalTo(1))
                .body("queues[2].depth", equalTo(2))
                .body("queues[2].oldestAgeMs", greaterThanOrEqualTo(5000))
                .body("queues[2].nextDueAt", equalTo(1763700000000L))
                .body("queues[2].paused", equalTo(false))
                .body("queues[0].oldestAgeMs", nullValue());
    }

    @Test
    void listsRelevantQueuesFirst() {
        invented(1_500);
        seed.worker("w1", 0, "zz.served");
        seed.waiting(Task.of("a", "mail", "zz.waiting", RawJson.EMPTY_OBJECT, seed.now()));
        redis.sadd("task_queues", "zz.paused");
        redis.set("queue_control:zz.paused", "{\"paused\":true}");

        given().get("/queues")
                .then()
                .statusCode(200)
                .body("total", equalTo(1_505))
                .body("queues.size()", equalTo(1_000))
                .body("queues[0..4].name", contains("default", "quiet", "zz.paused", "zz.served", "zz.waiting"));
        assertThat(given().get("/q/health/group/queue").then().extract().asString())
                .contains("zz.waiting");
    }

    @Test
    void pagesThroughQueuesAndFindsThemByName() {
        invented(25);
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            JsonPath page = given().queryParam("limit", 10)
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .get("/queues")
                    .jsonPath();
            seen.addAll(page.getList("queues.name"));
            after = page.getString("next");
        } while (after != null);

        assertThat(seen).hasSize(27).doesNotHaveDuplicates().startsWith("default", "quiet");
        given().get("/queues?name=VENTED7")
                .then()
                .body("queues.name", contains("invented7"))
                .body("next", nullValue());
        given().get("/queues?after=nonsense").then().statusCode(400).body("errors[0].field", equalTo("after"));
        given().get("/queues?limit=0").then().statusCode(400).body("errors[0].field", equalTo("limit"));
    }

    @Test
    void removesOnlyUnusedQueues() {
        redis.sadd("task_queues", "empty", "waiting", "due", "paused", "served", "broken");
        redis.lpush("task_queue:waiting", "x");
        redis.zadd("task_scheduled:due", 1, "x");
        redis.set("queue_control:paused", "{\"paused\":true}");
        redis.set("task_queue:broken", "x");
        seed.worker("w1", 0, "served");
        Map<String, String> before = seed.everything();

        for (String queue : new String[] {"waiting", "due", "paused", "served"}) {
            given().delete("/queues/" + queue)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", containsString(queue));
        }
        given().delete("/queues/broken").then().statusCode(500).body("key", equalTo("task_queue:broken"));
        given().delete("/queues/typo").then().statusCode(404);
        given().delete("/queues/a%20b").then().statusCode(400);
        given().header("Sec-Fetch-Site", "cross-site")
                .delete("/queues/empty")
                .then()
                .statusCode(403);
        assertThat(seed.everything()).isEqualTo(before);

        given().delete("/queues/empty").then().statusCode(204);
        assertThat(redis.smembers("task_queues")).doesNotContain("empty").hasSize(5);
        given().delete("/queues/empty").then().statusCode(404);
    }

    private void invented(int queues) {
        for (int i = 0; i < queues; i++) {
            redis.sadd("task_queues", "invented" + i);
        }
    }

    @Test
    void returnsOthersWhenKeysHaveWrongType() {
        redis.set("task_queue", "x");
        redis.set("task_scheduled", "x");
        redis.lpush("queue_control:default", "x");
        redis.set("queue_control:quiet", "{\"paused\":7}");
        redis.set("task_workers", "x");
        redis.set("task_dead", "x");

        given().get("/queues")
                .then()
                .statusCode(200)
                .body("queues[0].depth", equalTo(0))
                .body("queues[0].problems.size()", equalTo(3))
                .body("queues[1].problems[0]", containsString("queue_control:quiet"))
                .body("problems.size()", equalTo(2));
        given().post("/queues/default/pause").then().statusCode(500).body("key", equalTo("queue_control:default"));
        assertThat(redis.type("queue_control:default")).isEqualTo("list");
    }

    @Test
    void ignoresInvalidQueueNames() {
        for (int i = 0; i < 1500; i++) {
            redis.sadd("task_queues", "rubbish " + i);
        }
        redis.sadd("task_queues".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xff, 0, 10});

        given().get("/queues").then().statusCode(200).body("queues.name", contains("default", "quiet"));
    }
}
