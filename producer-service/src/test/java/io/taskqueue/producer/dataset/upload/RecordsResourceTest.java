package io.taskqueue.producer.dataset.upload;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.producer.dataset.text.Streams;
import io.taskqueue.producer.testing.RedisTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RecordsResourceTest extends RedisTest {
    @Test
    void putsRecordsIntoTheQueue() throws IOException {
        String id = post("name,price\nnut,1\nbolt,\"2\n.5\"\n")
                .statusCode(202)
                .body("statistics", startsWith("http://localhost:8082/datasets/"))
                .body("name", equalTo("prices"))
                .body("state", equalTo("closed"))
                .body("records", equalTo(2))
                .body("chunks", equalTo(1))
                .body("bytes", equalTo(29))
                .body("lines", equalTo(4))
                .body("refused", equalTo(0))
                .extract()
                .path("id");

        Task task = waiting().get(0);
        assertThat(task.id()).isEqualTo(id + "-0");
        assertThat(task.type()).isEqualTo("data.analysis");
        JsonNode payload = new ObjectMapper().readTree(task.payload().toString());
        assertThat(payload).isEqualTo(new ObjectMapper().readTree("""
                        {"dataset":"%s","chunk":0,"format":"csv","delimiter":",","columns":["name","price"],
                         "firstLine":2,"records":2}""".formatted(id)));
        assertThat(redis.hgetAll("task_chunks:" + id)).isEqualTo(Map.of("0", "nut,1\nbolt,\"2\n.5\"\n"));
        assertThat(status(id).state()).isEqualTo(TaskState.RUNNING);
        assertThat(status(id).type()).isEqualTo("dataset");
        assertThat(status(id + "-0").state()).isEqualTo(TaskState.AVAILABLE);
        Map<String, String> hash = redis.hgetAll("task_dataset:" + id);
        assertThat(hash)
                .containsEntry("name", "prices")
                .containsEntry("format", "csv")
                .containsEntry("delimiter", ",")
                .containsEntry("columns", "[\"name\",\"price\"]")
                .containsEntry("queue", "default")
                .containsEntry("retention", "604800000")
                .containsEntry("chunks", "1")
                .containsEntry("records", "2")
                .containsEntry("bytes", "29")
                .containsEntry("lines", "4")
                .containsEntry("refused", "0")
                .containsEntry("refusedLines", "[]")
                .containsKeys("openedAt", "closedAt")
                .doesNotContainKey("finishedAt");
    }

    @Test
    void leadsToTheStatusOfTheDataset() throws IOException {
        String address = post("a\n1\n").statusCode(202).extract().header("Location");

        given().get(address).then().statusCode(200).body("type", equalTo("dataset"), "status", equalTo("running"));
    }

    /** As one empty chunk, so that a worker writes statistics of the columns. */
    @Test
    void acceptsAHeaderAloneAsATableWithoutRecords() throws IOException {
        post("name,price\n").statusCode(202).body("records", equalTo(0)).body("chunks", equalTo(1));

        JsonNode payload = payload();
        assertThat(payload.path("columns")).hasToString("[\"name\",\"price\"]");
        assertThat(payload.path("records").asInt()).isZero();
        assertThat(text(payload)).isEmpty();
    }

    @Test
    void reportsTheNamesGivenToColumns() throws IOException {
        Posted unnamed = Posted.of("/records/prices", "text/csv", ",id,id\n1,2,3\n".getBytes(UTF_8));
        Posted absent = Posted.of("/records/prices", "text/csv; header=absent", "1,2\n3,4\n".getBytes(UTF_8));
        Posted wrong = Posted.of("/records/prices", "text/csv; header=none", "1,2\n3,4\n".getBytes(UTF_8));

        assertThat(unnamed.body().path("columns")).hasToString("[\"column1\",\"id\",\"id_2\"]");
        assertThat(absent.body().path("columns")).hasToString("[\"column1\",\"column2\"]");
        assertThat(absent.body().path("records").asInt()).isEqualTo(2);
        assertThat(wrong.status()).isEqualTo(400);
    }

    @Test
    void acceptsNdjson() throws IOException {
        Posted posted = Posted.of("/records/events", "application/x-ndjson", "{\"a\":1}\n\n{\"a\":2}".getBytes(UTF_8));

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.body().path("records").asInt()).isEqualTo(2);
        JsonNode payload = payload();
        assertThat(payload.path("format").asText()).isEqualTo("ndjson");
        assertThat(text(payload)).isEqualTo("{\"a\":1}\n\n{\"a\":2}");
        assertThat(payload.has("columns")).isFalse();
        assertThat(payload.has("delimiter")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv,,a;b,[\"a;b\"]",
        "text/csv,?delimiter=%3B,a;b,'[\"a\",\"b\"]'",
        "text/csv,?delimiter=%7C,a|b,'[\"a\",\"b\"]'",
        "text/csv,?delimiter=tab&format=csv,a\tb,'[\"a\",\"b\"]'",
        "text/tab-separated-values,,a\tb,'[\"a\",\"b\"]'",
        "text/csv;charset=utf-8,,\ufeffa,'[\"a\"]'"
    })
    void readsTheHeaderByTheDelimiter(String type, String parameters, String header, String columns)
            throws IOException {
        String path = "/records/prices" + (parameters == null ? "" : parameters);
        String row = header.replace("\\t", "\t").replace("\\ufeff", "\ufeff");

        Posted posted = Posted.of(path, type, (row + "\n1\n").getBytes(UTF_8));

        assertThat(posted.status()).as(posted.response().body()).isEqualTo(202);
        assertThat(payload().path("columns")).hasToString(columns);
    }

    @Test
    void acceptsGzipHoweverItIsDeclared() throws IOException {
        byte[] twice = joined(Streams.gzip("name,price\nnut,1\n"), Streams.gzip("bolt,2\n"));

        Posted encoded = Posted.of("/records/prices", "text/csv", twice, "Content-Encoding", "gzip");
        Posted typed = Posted.of("/records/prices?format=csv", "application/gzip", twice);

        assertThat(encoded.body().path("records").asInt()).isEqualTo(2);
        assertThat(typed.body().path("bytes").asInt()).isEqualTo(24);
        assertThat(text(payload())).isEqualTo("nut,1\nbolt,2\n");
    }

    @Test
    void putsTheChunksIntoTheRequestedQueue() {
        assertThat(Posted.csv("/records/prices?queue=slow", "a\n1\n").status()).isEqualTo(202);

        assertThat(redis.llen("task_queue:slow")).isOne();
        assertThat(redis.smembers("task_queues")).containsExactly("slow");
    }

    @ParameterizedTest
    @CsvSource({
        "/records/prices?delimiter=ab,text/csv,400,delimiter",
        "/records/prices?delimiter=%22,text/csv,400,delimiter",
        "/records/prices?delimiter=;,application/x-ndjson,400,delimiter",
        "/records/prices?format=ndjson,text/csv,400,format",
        "/records/prices,application/gzip,400,format",
        "/records/prices?from_chunk=1,text/csv,400,parameter from_chunk",
        "/records/prices?from-chunk=1,text/csv,400,Idempotency-Key",
        "/records/prices?from-chunk=x,text/csv,400,from-chunk",
        "/records/prices?queue=a%20b,text/csv,400,queue",
        "/records/-,text/csv,400,dataset",
        "/records/prices,text/csv;charset=iso-8859-1,415,",
        "/records/prices,text/plain,415,"
    })
    void refusesInvalidRequests(String path, String type, int status, String field) {
        Posted posted = Posted.of(path, type, bytes("a\n1\n"));

        assertThat(posted.status()).isEqualTo(status);
        assertThat(posted.body().path("errors").path(0).path("field").asText(null))
                .isEqualTo(field);
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void refusesOtherEncodingsOfTheBody() {
        assertThat(Posted.of("/records/prices", "text/csv", bytes("a"), "Content-Encoding", "br")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void answersARepeatedStreamAsBefore() {
        Posted first = Posted.csv("/records/prices", "a\n1\n", "Idempotency-Key", "k");
        Posted again = Posted.csv("/records/prices", "a\n1\n", "Idempotency-Key", "k");
        Posted other = Posted.csv("/records/other", "a\n1\n", "Idempotency-Key", "k");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(first.response().headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        assertThat(other.body().path("id")).isNotEqualTo(first.body().path("id"));
        assertThat(redis.llen("task_queue")).isEqualTo(2);
        assertThat(Posted.get("/records/prices", "Idempotency-Key", "k").body()).isEqualTo(first.body());
    }

    @Test
    void revealsNothingAboutUnknownStreams() {
        assertThat(Posted.get("/records/prices", "Idempotency-Key", "other").status())
                .isEqualTo(404);
        assertThat(Posted.get("/records/prices").status()).isEqualTo(400);
    }

    @Test
    void countsAcceptedRecords() {
        double before = metric("taskqueue_records_accepted_total");

        Posted.csv("/records/prices", "a\n1\n2\n\0\n");

        assertThat(metric("taskqueue_records_accepted_total")).isEqualTo(before + 2);
        assertThat(metric("taskqueue_records_refused_total")).isPositive();
        assertThat(metric("taskqueue_records_chunks_total")).isPositive();
    }

    @Test
    void showsAPageThatUploads() {
        given().get("/records")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("/assets/records.js"))
                .body(containsString("http://localhost:" + RestAssured.port + "/records/prices"));
        given().get("/").then().body(containsString("href=\"/records\""));
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private JsonNode payload() throws IOException {
        return new ObjectMapper().readTree(waiting().get(0).payload().toString());
    }

    private String text(JsonNode payload) {
        return redis.hget(
                "task_chunks:" + payload.path("dataset").asText(),
                payload.path("chunk").asText());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static ValidatableResponse post(String csv) {
        return given().contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(UTF_8))
                .post("/records/prices")
                .then();
    }
}
