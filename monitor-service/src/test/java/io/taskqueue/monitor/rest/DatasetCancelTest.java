package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DatasetCancelTest extends RedisTest {
    @Test
    void cancelsRunningDataset() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(3, 1);
        Map<String, String> before = dataset.fields();

        given().header("X-Operator", "ada")
                .post("/datasets/d/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("cancelledBy", equalTo("ada"));

        Map<String, String> after = dataset.fields();
        assertThat(Long.parseLong(after.remove("cancelledAt"))).isBetween(seed.now() - 10_000, seed.now());
        assertThat(after.remove("cancelledBy")).isEqualTo("ada");
        assertThat(after).isEqualTo(before);
        TaskStatus status = status("d");
        assertThat(status.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(status.type()).isEqualTo("dataset");
        assertThat(status.finishedAt()).isNotNull();
        assertThat(status.reason()).isEqualTo("cancelled by ada");
        for (String key : List.of("task_dataset:d", "task_status:d")) {
            assertThat(redis.pttl(key)).isBetween(DatasetSeed.RETENTION - 60_000, DatasetSeed.RETENTION);
        }
    }

    @Test
    void cancelsOpenDataset() {
        new DatasetSeed(seed, "d").open();
        redis.hset("task_chunks:d", "7", "text");

        given().post("/datasets/d/cancel").then().statusCode(200).body("state", equalTo("cancelled"));

        assertThat(redis.exists("task_chunks:d")).isFalse();
    }

    @Test
    void repeatedCancellationChangesNothing() {
        new DatasetSeed(seed, "d").running(3, 1);
        given().header("X-Operator", "ada").post("/datasets/d/cancel").then().statusCode(200);
        Map<String, String> before = seed.everything();

        given().header("X-Operator", "eve")
                .post("/datasets/d/cancel")
                .then()
                .statusCode(200)
                .body("cancelledBy", equalTo("ada"));

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void keepsCompletedDataset() {
        new DatasetSeed(seed, "d").completed(3);
        Map<String, String> before = seed.everything();

        given().post("/datasets/d/cancel").then().statusCode(409).contentType("application/problem+json");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void staysCancelledAfterLateWrites() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(3, 1);
        given().post("/datasets/d/cancel").then().statusCode(200);

        dataset.merged(3).with(DatasetField.FINISHED_AT, seed.now());

        given().get("/datasets/d").then().statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void rejectsInvalidKeysAndOtherSites() {
        new DatasetSeed(seed, "kept").running(3, 1).with(DatasetField.RETENTION, "for ever");
        new DatasetSeed(seed, "typed").running(3, 1);
        redis.del("task_status:typed");
        redis.lpush("task_status:typed", "x");
        new DatasetSeed(seed, "texts").running(3, 1);
        redis.set("task_chunks:texts", "x");
        new DatasetSeed(seed, "fine").running(3, 1);
        Map<String, String> before = seed.everything();

        given().post("/datasets/kept/cancel")
                .then()
                .statusCode(500)
                .body("key", equalTo("task_dataset:kept"))
                .body("field", equalTo("retention"));
        given().post("/datasets/typed/cancel").then().statusCode(500).body("key", equalTo("task_status:typed"));
        given().post("/datasets/texts/cancel").then().statusCode(500).body("key", equalTo("task_chunks:texts"));
        given().header("Sec-Fetch-Site", "cross-site")
                .post("/datasets/fine/cancel")
                .then()
                .statusCode(403);

        assertThat(seed.everything()).isEqualTo(before);
    }

    private TaskStatus status(String id) {
        return TaskStatusCodec.decode(redis.get("task_status:" + id).getBytes(StandardCharsets.UTF_8));
    }
}
