package io.taskqueue.monitor.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class RedisMetricsTest extends RedisTest {
    @Test
    void exportsServerState() {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("taskqueue_redis_memory_used_bytes [1-9]")
                        .doesNotContain("taskqueue_redis_memory_max_bytes ")
                        .contains("taskqueue_redis_append_only_ok 1.0")
                        .contains("taskqueue_redis_replicas 0.0"));

        redis.configSet("maxmemory", "1gb");
        redis.configSet("appendonly", "no");
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(metrics())
                            .contains("taskqueue_redis_memory_max_bytes 1.073741824E9")
                            .doesNotContain("taskqueue_redis_append_only_ok "));
        } finally {
            redis.configSet("appendonly", "yes");
            redis.configSet("maxmemory", "0");
        }
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
