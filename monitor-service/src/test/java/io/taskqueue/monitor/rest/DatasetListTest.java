package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DatasetListTest extends RedisTest {
    @Test
    void listsNewestPageByPage() {
        for (int i = 0; i < 7; i++) {
            new DatasetSeed(seed, "d" + i).running(4, i % 4);
            redis.zadd("task_datasets", i < 3 ? 1000 : 1000 + i, "d" + i);
        }
        redis.zadd("task_datasets", 2000, "expired");

        JsonPath first = given().get("/datasets?limit=4").jsonPath();
        String next = first.getString("next");
        new DatasetSeed(seed, "newer").open();
        JsonPath second =
                given().queryParam("before", next).get("/datasets?limit=4").jsonPath();

        assertThat(first.getList("datasets.id")).isEqualTo(List.of("d6", "d5", "d4"));
        assertThat(first.getInt("datasets[0].progress.percent")).isEqualTo(50);
        assertThat(second.getList("datasets.id")).isEqualTo(List.of("d3", "d2", "d1", "d0"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void listsThousandNewestOfMany() {
        redis.eval("for i = 1, 10000 do redis.call('ZADD', 'task_datasets', i, 'd' .. i) "
                + "redis.call('HSET', 'task_dataset:d' .. i,"
                + " 'name', 'n', 'format', 'csv', 'queue', 'q', 'openedAt', i) end");
        redis.configResetStat();

        List<String> listed = new ArrayList<>();
        String next = "20000";
        while (next != null) {
            JsonPath page = given().queryParam("before", next)
                    .get("/datasets?limit=200")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("datasets.id"));
            next = page.getString("next");
        }

        assertThat(listed)
                .isEqualTo(IntStream.range(0, 1000)
                        .mapToObj(i -> "d" + (10_000 - i))
                        .toList());
        assertThat(redis.info("commandstats")).contains("cmdstat_hmget:calls=1000,", "cmdstat_zrevrange:calls=5,");
    }

    @Test
    void listsOthersWhenOneIsInvalid() {
        new DatasetSeed(seed, "fine").open();
        new DatasetSeed(seed, "broken").open().with(DatasetField.CHUNKS, "many");
        new DatasetSeed(seed, "typed").open();
        redis.del("task_dataset:typed");
        redis.set("task_dataset:typed", "x");
        redis.zadd("task_datasets".getBytes(UTF_8), 1, new byte[] {(byte) 0xff, 0});

        given().get("/datasets")
                .then()
                .statusCode(200)
                .body("datasets.id", equalTo(List.of("fine")))
                .body("problems", hasSize(2))
                .body("problems.find { it.contains('task_dataset:broken') }", containsString("chunks"));
    }

    @Test
    void rejectsInvalidPages() {
        given().get("/datasets?limit=0").then().statusCode(400).body("errors[0].field", equalTo("limit"));
        given().get("/datasets?before=x").then().statusCode(400).body("errors[0].field", equalTo("before"));
    }

    @Test
    void reportsIndexOfWrongType() {
        redis.set("task_datasets", "x");

        given().get("/datasets").then().statusCode(500).body("key", equalTo("task_datasets"));
    }
}
