package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.producer.testing.RedisTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchResourceTest extends RedisTest {
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void acceptsAllValidTasksOfAnArray() {
        array("""
                [{"type":"text","payload":1}, {"type":"nonsense","payload":2}, {"type":"text"}, tru,
                 {"type":"text","payload":3,"queue":"slow"}, {"type":"text","payload":4,"delay":60000}]""")
                .statusCode(200)
                .contentType("application/json")
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(3))
                .body("failed", equalTo(0))
                .body("results.index", equalTo(List.of(0, 1, 2, 3, 4, 5)))
                .body(
                        "results.status",
                        equalTo(List.of("accepted", "rejected", "rejected", "rejected", "accepted", "accepted")))
                .body("results[1].error.status", equalTo(422))
                .body("results[2].error.errors[0].field", equalTo("payload"))
                .body("results[3].error.detail", containsString("not valid JSON"));

        assertThat(waiting()).extracting(Task::payload).containsExactly(RawJson.of("1"));
        assertThat(redis.llen("task_queue:slow")).isOne();
        assertThat(redis.zcard("task_scheduled")).isOne();
        assertThat(redis.smembers("task_queues")).containsExactlyInAnyOrder("default", "slow");
    }

    @Test
    void answersNdjsonWithNdjson() {
        String answer = lines("{\"type\":\"text\",\"payload\":1}\n\n{\"type\":\n{\"type\":\"text\",\"payload\":2}")
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString();

        List<String> lines = answer.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("{\"index\":0,\"status\":\"accepted\",\"id\":\""
                        + waiting().get(0).id());
        assertThat(lines.get(1))
                .startsWith("{\"index\":1,\"status\":\"rejected\",\"error\":{")
                .contains("not valid JSON");
        assertThat(lines.get(2))
                .startsWith("{\"index\":2,\"status\":\"accepted\",\"id\":\""
                        + waiting().get(1).id());
    }

    @Test
    void keepsTheOrderOfALargeBatch() {
        array("[" + tasks(10_000, ",") + "]")
                .statusCode(200)
                .body("accepted", equalTo(10_000))
                .body("results", hasSize(10_000));

        List<Task> waiting = waiting();
        assertThat(waiting).hasSize(10_000);
        assertThat(IntStream.range(0, 10_000))
                .allMatch(i -> waiting.get(i).payload().toString().equals(String.valueOf(i)));
        assertThat(redis.dbSize()).isEqualTo(10_002);
    }

    @Test
    void handlesTheFirstTenThousandAndReportsThatThereAreMore() {
        array("[" + tasks(10_001, ",") + "]")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("more than 10000 tasks"))
                .body("accepted", equalTo(10_000));
        assertThat(redis.llen("task_queue")).isEqualTo(10_000);

        List<String> answer = lines(tasks(10_001, "\n"))
                .statusCode(413)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(answer).hasSize(10_001);
        assertThat(answer.get(10_000))
                .startsWith("{\"status\":\"stopped\",\"error\":{")
                .contains("more than 10000");
    }

    @Test
    void acceptsTheElementsBeforeAnArrayBreaks() {
        array("[{\"type\":\"text\",\"payload\":1},{\"type\":\"text\",\"pay")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("ends within a string of element 1, at byte 48"))
                .body("byte", equalTo(48))
                .body("accepted", equalTo(1))
                .body("results[0].id", equalTo(waiting().get(0).id()));
    }

    @Test
    void acceptsAnEmptyBatch() {
        array("[]").statusCode(200).body("accepted", equalTo(0));
        lines("").statusCode(200);
    }

    @Test
    void refusesBodiesThatAreNotAnArray() {
        array("{\"type\":\"text\",\"payload\":1}").statusCode(400).body("accepted", equalTo(0));
        array("").statusCode(400);
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void refusesOnlyTheTaskThatIsTooLarge() {
        String large = "{\"type\":\"text\",\"payload\":\"" + "a".repeat(256 * 1024) + "\"}";

        array("[" + large + ",{\"type\":\"text\",\"payload\":1}]")
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("results[0].status", equalTo("rejected"))
                .body("results[0].error.status", equalTo(413))
                .body("results[0].error.errors[0].field", equalTo("payload"));
    }

    @Test
    void readsMegabytesThroughAWindow() {
        String task = "{\"type\":\"text\",\"payload\":\"" + "a".repeat(200 * 1024) + "\"}";

        lines((task + "\n").repeat(75)).statusCode(200);

        assertThat(redis.llen("task_queue")).isEqualTo(75);
    }

    @Test
    void acceptsARepeatedIdInOneBatchOnlyOnce() {
        array("[{\"id\":\"a\",\"type\":\"text\",\"payload\":1},{\"id\":\"a\",\"type\":\"text\",\"payload\":2}]")
                .body("accepted", equalTo(1))
                .body("results[1].error.status", equalTo(409));
    }

    private static String tasks(int count, String separator) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\":\"text\",\"payload\":" + i + "}")
                .collect(Collectors.joining(separator));
    }

    private static ValidatableResponse array(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/tasks/batch")
                .then();
    }

    private static ValidatableResponse lines(String body) {
        return given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.TEXT)))
                .contentType(NDJSON)
                .body(body)
                .post("/tasks/batch")
                .then();
    }
}
