package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class TasksResourceTest extends RedisTest {
    @Test
    void returnsRecordByteForByte() {
        String record = "{ \"id\":\"a\",\"type\":\"t\",\"queue\":\"default\", \"status\":\"running\",\"new\":1.50}";
        redis.set("task_status:a", record);

        String answer = get("a").then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertThat(answer).isEqualTo(record);
    }

    @Test
    void findsIdsWithAnyCharacters() {
        for (String id :
                List.of("a/b", "a b", "ä€😀", "50%", "a?b#c", "a+b", "x/retry", "\"<>&'", ";v=1", "k".repeat(200))) {
            redis.set("task_status:" + id, "{\"id\":\"x\",\"type\":\"t\",\"status\":\"available\"}");

            get(id).then().statusCode(200);
        }
    }

    @Test
    void explainsMissingRecord() {
        redis.lpush("task_queue", "task1");

        get("task1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("detail", containsString("no worker has claimed it yet"));
    }

    @Test
    void rejectsInvalidIds() {
        for (String id : List.of("k".repeat(201), "a\nb", " ", "a\0b")) {
            get(id).then().statusCode(400).body("errors[0].field", equalTo("id"));
        }
    }

    @Test
    void reportsKeyOfInvalidData() {
        redis.lpush("task_status:list", "x");
        redis.set("task_status:text", "not json");
        redis.set("task_status:null", "{\"id\":null}");
        redis.set("task_status:state", "{\"id\":\"x\",\"type\":\"t\",\"status\":\"lost\"}");

        for (String id : List.of("list", "text", "null", "state")) {
            get(id).then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("key", equalTo("task_status:" + id));
        }
    }

    @Test
    void returnsProblemsForUnknownAddressesAndMethods() {
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
        given().put("/queues").then().statusCode(405).contentType("application/problem+json");
        given().accept("text/csv").get("/queues").then().statusCode(406).contentType("application/problem+json");
    }

    private static io.restassured.response.Response get(String id) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        return request.get(
                "/tasks/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
