package io.taskqueue.monitor.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class QueueMetricsTest extends RedisTest {
    @Test
    void exportsEveryGauge() {
        seed.worker("w1", 2);
        seed.waiting(Task.of("a", "mail", "jobs", RawJson.EMPTY_OBJECT, seed.now() - 60_000));
        redis.zadd("task_scheduled:jobs", 1, "x");
        redis.zadd("task_dead", 1, "x");
        given().post("/queues/jobs/pause").then().statusCode(200);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("taskqueue_queue_depth{queue=\"jobs\"} 1.0")
                        .contains("taskqueue_queue_depth{queue=\"default\"} 0.0")
                        .contains("taskqueue_queue_oldest_age_seconds{queue=\"jobs\"} 6")
                        .doesNotContain("taskqueue_queue_oldest_age_seconds{queue=\"default\"}")
                        .contains("taskqueue_queue_scheduled{queue=\"jobs\"} 1.0")
                        .contains("taskqueue_queue_overdue_seconds{queue=\"jobs\"} 1")
                        .contains("taskqueue_queue_overdue_seconds{queue=\"default\"} 0.0")
                        .contains("taskqueue_queue_workers{queue=\"jobs\"} 0.0")
                        .contains("taskqueue_queue_workers{queue=\"default\"} 1.0")
                        .contains("taskqueue_queues 3.0")
                        .contains("taskqueue_queue_paused{queue=\"jobs\"} 1.0")
                        .contains("taskqueue_queue_in_flight 2.0")
                        .contains("taskqueue_dead_letters 1.0")
                        .contains("taskqueue_workers_alive 1.0")
                        .contains("taskqueue_dataset_listeners 0.0")
                        .contains("taskqueue_redis_up 1.0"));

        redis.flushAll();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(metrics()).doesNotContain("jobs"));
    }

    @Test
    void boundsNumberOfQueuesAndKeepsRelevantOnes() {
        for (int i = 0; i < 3_000; i++) {
            redis.sadd("task_queues", "invented" + i);
        }
        seed.waiting(Task.of("a", "mail", "zz", RawJson.EMPTY_OBJECT, seed.now()));
        for (int i = 0; i < 3; i++) {
            given().get("/invented/path" + i);
            given().get("/queues/invented" + i);
            given().request("INVENTED" + i, "/queues");
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(metrics())
                        .contains("taskqueue_queues 3003.0")
                        .contains("taskqueue_queue_depth{queue=\"zz\"} 1.0"));
        assertThat(metrics().lines().filter(line -> line.startsWith("taskqueue_queue_depth{")))
                .hasSize(1_000);
        assertThat(metrics()).doesNotContain("invented/path", "queues/invented", "INVENTED");
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
