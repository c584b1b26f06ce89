package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.testing.LogCapture;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of requests and responses outside the resources. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class HttpBoundaryTest extends RedisTest {
    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | / | GET, HEAD, OPTIONS",
                "POST | /task | GET, HEAD, OPTIONS",
                "GET | /queue/pause | OPTIONS, POST",
                "PUT | /queues | GET, HEAD, OPTIONS",
                "GET | /queues/default/pause | OPTIONS, POST",
                "PATCH | /tasks/a%2Fb | GET, HEAD, OPTIONS",
                "PUT | /dead-letters/retry | GET, HEAD, OPTIONS, POST",
                "DELETE | /dead-letters/x/discard | GET, HEAD, OPTIONS, POST",
                "POST | /datasets/x | GET, HEAD, OPTIONS",
                "GET | /datasets/x/cancel | OPTIONS, POST",
                "POST | /workers | GET, HEAD, OPTIONS",
                "POST | /monitor.css | GET, HEAD, OPTIONS",
                "POST | /q/health | GET, HEAD, OPTIONS",
                "POST | /q/metrics | GET, HEAD, OPTIONS"
            })
    void reportsSupportedMethods(String method, String path, String allow) {
        given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:taskqueue:problem:method"))
                .header("Allow", allow);
        given().urlEncodingEnabled(false).options(path).then().statusCode(204).header("Allow", allow);
    }

    @Test
    void acceptsBodiesOfClientsThatOfferHttp2() throws Exception {
        String address = RestAssured.baseURI + ":" + RestAssured.port + "/dead-letters/retry";
        HttpRequest retry = HttpRequest.newBuilder(URI.create(address))
                .version(HttpClient.Version.HTTP_2)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ids\":[\"nobody\"]}"))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(retry, HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/queues", "/monitor.css", "/q/health", "/q/info", "/q/metrics", "/q/openapi"})
    void supportsHeadWhereGetIsSupported(String path) {
        given().head(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing", "POST,/nothing", "OPTIONS,/nothing", "GET,/q/nothing", "GET,/queues/default/x"})
    void returnsNotFoundForOtherAddresses(String method, String path) {
        given().request(method, path).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /queues HTTP/1.1\\r\\n | 400",
                "GET /queues HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n | 400",
                "GET /queues HTTP/1.1\\r\\nHost: a b\\r\\n | 400",
                "GET /tasks/%zz HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /tasks/%ff HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /dead-letters?type=%c3 HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "POST /dead-letters/retry HTTP/1.0\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n | 400",
                "GET /tasks/<5000> HTTP/1.1\\r\\nHost: a\\r\\n | 414",
                "GET /queues HTTP/1.1\\r\\nHost: a\\r\\nX: <20000>\\r\\n | 431"
            })
    void rejectsInvalidHttpWithProblem(String head, int status) throws IOException {
        String request = head.strip()
                .replace("\\r\\n", "\r\n")
                .replace("<5000>", "a".repeat(5000))
                .replace("<20000>", "a".repeat(20_000));

        try (LogCapture log = new LogCapture(Level.WARNING)) {
            String answer = raw(request + "Connection: close\r\n\r\n");

            assertThat(answer)
                    .matches("(?s)HTTP/1.[01] " + status + " .*")
                    .containsIgnoringCase("content-type: " + PROBLEM)
                    .containsIgnoringCase("\r\ndate: ")
                    .contains("\"type\":\"urn:taskqueue:problem:");
            given().get("/q/health/live").then().statusCode(200);
            // A busy machine's Redis may answer late, which is no matter here.
            assertThat(log.lines())
                    .filteredOn(line -> !line.contains("event=redis_unavailable"))
                    .isEmpty();
        }
    }

    @Test
    void responsesHaveDate() {
        String date = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

        given().get("/queues").then().header("Date", matchesPattern(date));
        given().get("/monitor.css").then().header("Date", matchesPattern(date));
        given().get("/nothing").then().header("Date", matchesPattern(date));
    }

    @Test
    void variesByAccept() {
        given().accept("text/html")
                .get("/datasets")
                .then()
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Vary", "Accept");
        given().accept("application/json").get("/datasets").then().header("Vary", "Accept");
    }

    @Test
    void filesAreRevalidated() {
        String tag = given().get("/monitor.css")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get("/monitor.css").then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get("/monitor.css").then().statusCode(200);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
