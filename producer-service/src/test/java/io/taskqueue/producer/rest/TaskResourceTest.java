package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.producer.testing.Everything;
import io.taskqueue.producer.testing.RedisTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TaskResourceTest extends RedisTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Test
    void queuesATaskAndReturnsTheAddressOfItsStatus() {
        String id = submit("{\"type\":\"text\",\"payload\":{\"text\" : 1.0}}")
                .statusCode(202)
                .body("status", equalTo("available"))
                .body("id", matchesPattern(UUID))
                .header("Location", matchesPattern("/tasks/" + UUID))
                .extract()
                .path("id");

        assertThat(waiting()).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo(id);
            assertThat(task.payload()).isEqualTo(RawJson.of("{\"text\" : 1.0}"));
            assertThat(task.enqueuedAt())
                    .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(30_000L));
            assertThat(task.attempt()).isOne();
        });
        assertThat(status(id).state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(redis.smembers("task_queues")).containsExactly("default");
        assertThat(redis.dbSize()).isEqualTo(3);
    }

    @Test
    void acceptsEveryFieldASubmitterMaySet() {
        long soon = System.currentTimeMillis() + 60_000;
        String json = """
                {"id":"order 4711/ä","type":"text","queue":"slow","payload":null,"notBefore":%d,"expiresAt":%d,
                 "timeout":5000,"maxAttempts":3}""".formatted(soon, soon + 1);

        given().header("traceparent", TRACE)
                .contentType("application/json")
                .body(json)
                .post("/tasks")
                .then()
                .statusCode(202)
                .body("status", equalTo("scheduled"))
                .header("Location", "/tasks/order%204711%2F%C3%A4");

        assertThat(redis.zscore(
                        "task_scheduled:slow",
                        redis.zrange("task_scheduled:slow", 0, 0).get(0)))
                .isEqualTo((double) soon);
        Task task = TaskCodec.decode(
                redis.zrange("task_scheduled:slow".getBytes(StandardCharsets.UTF_8), 0, 0)
                        .get(0),
                "x");
        assertThat(task)
                .isEqualTo(Task.builder("text", "slow", RawJson.of("null"))
                        .id("order 4711/ä")
                        .enqueuedAt(task.enqueuedAt())
                        .notBefore(soon)
                        .expiresAt(soon + 1)
                        .timeout(5000L)
                        .maxAttempts(3)
                        .traceparent(TRACE)
                        .build());
        assertThat(status("order 4711/ä").dueAt()).isEqualTo(soon);
        assertThat(redis.exists("task_queue:slow")).isFalse();
    }

    @Test
    void countsADelayFromNow() {
        long before = System.currentTimeMillis();

        String id = submit("{\"type\":\"text\",\"payload\":1,\"delay\":60000}")
                .extract()
                .path("id");

        assertThat(status(id).dueAt()).isBetween(before + 60_000, System.currentTimeMillis() + 60_000);
    }

    @Test
    void queuesADueTaskAtOnce() {
        submit("{\"type\":\"text\",\"payload\":1,\"notBefore\":1000}").body("status", equalTo("available"));
        submit("{\"type\":\"text\",\"payload\":1,\"delay\":0}").body("status", equalTo("available"));

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void prefersTheTraceOfTheTaskToThatOfTheRequest() {
        String own = TRACE.replace("4bf9", "aaaa");

        given().header("traceparent", TRACE)
                .contentType("application/json")
                .body("{\"type\":\"text\",\"payload\":1,\"traceparent\":\"" + own + "\"}")
                .post("/tasks")
                .then()
                .statusCode(202);
        given().header("traceparent", "nonsense")
                .contentType("application/json")
                .body("{\"type\":\"text\",\"payload\":1}")
                .post("/tasks")
                .then()
                .statusCode(202);

        assertThat(waiting()).extracting(Task::traceparent).containsExactly(own, null);
    }

    @Test
    void namesTheTypesItAccepts() {
        submit("{\"type\":\"nonsense\",\"payload\":1}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("type"))
                .body(
                        "detail",
                        containsString("data.analysis, email.send, form.submission, http.request, probe, text"));
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void acceptsAnIdOnce() {
        submit("{\"id\":\"a\",\"type\":\"text\",\"payload\":1}").statusCode(202);
        Map<String, String> before = Everything.in(redis);

        submit("{\"id\":\"a\",\"type\":\"text\",\"payload\":2}")
                .statusCode(409)
                .body("errors[0].field", equalTo("id"))
                .body("id", equalTo("a"));

        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"payload":1}                                                        | type
            {"type":"text"}                                                      | payload
            {"type":1,"payload":1}                                               | type
            {"type":"","payload":1}                                              | type
            {"type":"a b","payload":1}                                           | type
            {"type":"text","payload":1,"queue":"a:b"}                            | queue
            {"type":"text","payload":1,"queue":["a"]}                            | queue
            {"type":"text","payload":1,"id":""}                                  | id
            {"type":"text","payload":1,"id":"a\\nb"}                             | id
            {"type":"text","payload":1,"id":7}                                   | id
            {"type":"text","payload":1,"notBefore":"tomorrow"}                   | notBefore
            {"type":"text","payload":1,"notBefore":-1}                           | notBefore
            {"type":"text","payload":1,"notBefore":1.5}                          | notBefore
            {"type":"text","payload":1,"notBefore":99999999999999999999}         | notBefore
            {"type":"text","payload":1,"notBefore":9999999999999999}             | notBefore
            {"type":"text","payload":1,"expiresAt":1000}                         | expiresAt
            {"type":"text","payload":1,"delay":-1}                               | delay
            {"type":"text","payload":1,"delay":"1"}                              | delay
            {"type":"text","payload":1,"delay":999999999999999}                  | delay
            {"type":"text","payload":1,"delay":99999999999999999999}             | delay
            {"type":"text","payload":1,"delay":1,"notBefore":1}                  | delay
            {"type":"text","payload":1,"timeout":0}                              | timeout
            {"type":"text","payload":1,"maxAttempts":0}                          | maxAttempts
            {"type":"text","payload":1,"maxAttempts":99999999999}                | maxAttempts
            {"type":"text","payload":1,"attempt":2}                              | attempt
            {"type":"text","payload":1,"enqueuedAt":1}                           | enqueuedAt
            {"type":"text","payload":1,"workerDeaths":1}                         | workerDeaths
            {"type":"text","payload":1,"failures":[{"attempt":1}]}               | failures
            {"type":"text","payload":1,"notbefore":1}                            | notbefore
            {"type":"text","payload":"\\ud800"}                                  | payload
            {"type":"text","payload":{"\\udc00":1}}                              | payload
            """)
    void namesTheFieldAtFault(String json, String field) {
        submit(json)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("title", equalTo("Bad Request"))
                .body("errors.field", hasItem(field))
                .body("errors[0].detail", containsString(" "));
        assertThat(redis.dbSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "nonsense",
                "{",
                "{\"type\":\"text\",\"payload\":1} x",
                "{\"type\":\"text\",\"payload\":1}{}",
                "{\"type\":\"text\",\"payload\":NaN}",
                "{\"type\":\"text\",\"payload\":Infinity}",
                "{\"type\":\"text\",\"payload\":01}",
                "{\"type\":\"text\",\"payload\":'a'}",
                "{\"type\":\"text\",\"payload\":1,}",
                "{\"type\":\"text\",\"payload\":\"a\u0000\"}",
                "{\"type\":\"text\",\"payload\":\"a\nb\"}",
                "{\"type\":\"text\",\"type\":\"text\",\"payload\":1}",
                "{\"type\":\"text\",\"payload\":{\"a\":1,\"a\":2}}"
            })
    void refusesBodiesThatAreNotATask(String body) {
        submit(body).statusCode(400).contentType("application/problem+json").body("detail", containsString(" "));
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void reportsTheByteAtWhichJsonIsInvalid() {
        submit("{\"type\":\"text\",\"payload\":nonsense}")
                .statusCode(400)
                .body("detail", containsString("not valid JSON at byte "));
        submit("{\"type\":\"text\",\"payload\":1")
                .statusCode(400)
                .body("detail", endsWith("Unexpected end-of-input: expected close marker for Object."));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = "{\"type\":\"text\",\"payload\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        given().contentType("application/json").body(body).post("/tasks").then().statusCode(400);
    }

    @Test
    void acceptsPayloadsAHundredDeepAndNoDeeper() {
        submit("{\"type\":\"text\",\"payload\":" + "[".repeat(100) + "]".repeat(100) + "}")
                .statusCode(202);
        submit("{\"type\":\"text\",\"payload\":" + "[".repeat(101) + "]".repeat(101) + "}")
                .statusCode(400);
        submit("{\"type\":\"text\",\"payload\":" + "[".repeat(100_000) + "}").statusCode(400);
    }

    @Test
    void passesEscapedNulOnAsItIs() {
        submit("{\"type\":\"text\",\"payload\":\"\\u0000\"}").statusCode(202);

        assertThat(waiting().get(0).payload()).isEqualTo(RawJson.of("\"\\u0000\""));
    }

    @Test
    void refusesATaskThatIsTooLargeAndNamesItsPayload() {
        submit("{\"type\":\"text\",\"payload\":\"" + "a".repeat(256 * 1024) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("payload"));
        submit("{\"type\":\"text\",\"payload\":\"" + "a".repeat(250 * 1024) + "\"}")
                .statusCode(202);
    }

    private static ValidatableResponse submit(String json) {
        return given().contentType("application/json").body(json).post("/tasks").then();
    }
}
