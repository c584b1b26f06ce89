package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Pipeline;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DeadLetterFilterTest extends RedisTest {
    @Test
    void filtersByTypeQueueErrorAndTime() {
        seed.dead("a", 1000);
        seed.dead(Task.of("b", "report", "jobs", RawJson.EMPTY_OBJECT, 1), 2000, "java.net.ConnectException");
        redis.zadd("task_dead", 3000, "orphan");

        assertThat(ids("type=report")).containsExactly("b");
        assertThat(ids("queue=jobs")).containsExactly("b");
        assertThat(ids("error=CONNECT")).containsExactly("b");
        assertThat(ids("error=attempts")).containsExactly("b", "a");
        assertThat(ids("type=report&error=boom")).isEmpty();
        assertThat(ids("after=2000")).containsExactly("orphan", "b");
        assertThat(ids("before=2000")).containsExactly("a");
        assertThat(ids("before=3000&after=1001")).containsExactly("b");
    }

    @Test
    void countsMatches() {
        for (int i = 0; i < 3; i++) {
            seed.dead("mail-" + i, 1000 + i);
        }
        seed.dead(Task.of("b", "report", "jobs", RawJson.EMPTY_OBJECT, 1), 2000, "java.net.ConnectException");

        assertThat(total("type=mail&limit=1")).isEqualTo(3);
        assertThat(total("type=mail&before=1001")).isEqualTo(3);
        assertThat(total("type=mail&after=1001")).isEqualTo(2);
        assertThat(total("error=connect")).isEqualTo(1);
        assertThat(total("type=none")).isZero();
        assertThat(total("after=1002")).isEqualTo(2);
        assertThat(total("limit=2")).isEqualTo(4);
    }

    @Test
    void continuesAfterEmptyPage() {
        fill(2500);
        seed.dead(Task.of("rare", "report", "default", RawJson.EMPTY_OBJECT, 1), 1, "Boom");

        JsonPath first = given().get("/dead-letters?type=report").jsonPath();
        JsonPath second = given().get("/dead-letters?type=report&before=" + first.getString("next"))
                .jsonPath();

        assertThat(first.getList("deadLetters")).isEmpty();
        assertThat(second.getList("deadLetters.id")).containsExactly("rare");
    }

    private List<String> ids(String query) {
        return given().get("/dead-letters?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("deadLetters.id");
    }

    private static Integer total(String query) {
        return given().get("/dead-letters?" + query).jsonPath().getInt("total");
    }

    /** Adds dead letters, a hundred with each time, and returns their ids in list order. */
    private List<String> fill(int count) {
        String record = new String(
                io.taskqueue.model.TaskStatusCodec.encode(seed.dead("template", 0)),
                java.nio.charset.StandardCharsets.UTF_8);
        redis.flushAll();
        try (Pipeline pipeline = redis.pipelined()) {
            for (int i = 0; i < count; i++) {
                pipeline.zadd("task_dead", 1000 + i / 100, "id-" + i);
                pipeline.set("task_status:id-" + i, record.replace("template", "id-" + i));
            }
        }
        return redis.zrevrange("task_dead", 0, -1);
    }
}
