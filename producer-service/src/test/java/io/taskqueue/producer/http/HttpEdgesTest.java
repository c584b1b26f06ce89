package io.taskqueue.producer.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.testing.LogCapture;
import io.taskqueue.testing.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself refuses, and what every answer carries. */
@QuarkusTest
class HttpEdgesTest extends RedisTest {
    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource({"/nothing,404", "/tasks,405", "/tasks/batch,405", "/submit_form,405", "/submitted/,404", "/tasks/1,404"
    })
    void answersReadsOfOtherAddressesWithProblems(String path, int status) {
        given().get(path).then().statusCode(status).contentType(PROBLEM).body("status", equalTo(status));
    }

    @Test
    void reportsAllowedMethods() {
        given().get("/tasks").then().header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks/batch", "/submit_form"})
    void refusesUnsupportedContentTypes(String path) {
        given().contentType("text/plain")
                .body("{}")
                .post(path)
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks/batch", "/submit_form"})
    void refusesUnsupportedAnswerTypes(String path) {
        given().contentType("application/json")
                .accept("image/png")
                .body("{}")
                .post(path)
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks/batch", "/submit_form"})
    void refusesBodiesWithoutContentType(String path) throws IOException {
        String answer =
                raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/submit_form"})
    void refusesTenMegabytes(String path) {
        given().contentType("application/json")
                .body(new byte[10_000_000])
                .post(path)
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", containsString("1048576"));
        given().get("/").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks,application/json,2000000",
        "/submit_form,application/json,2000000",
        "/submit_form,application/x-www-form-urlencoded,2000000",
        "/tasks/batch,application/x-ndjson,18000000"
    })
    void refusesTooManyBytesWithoutContentLength(String path, String type, int size) throws Exception {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'a');
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Content-Type", type)
                .header("Accept", "application/json, application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Content Too Large");
    }

    @Test
    void refusesAnInvalidContentLength() throws IOException {
        String answer = raw("POST /tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 99999999999999999999\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
    }

    @Test
    void survivesASenderThatDisconnects() throws IOException {
        for (String path : new String[] {"/tasks", "/tasks/batch"}) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100000\r\n\r\n[{\"type\"")
                                .getBytes(US_ASCII));
            }
        }

        given().get("/").then().statusCode(200);
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void answersOthersWhileManyBodiesAreHalfOpen() {
        List<RawHttp> halfOpen = IntStream.range(0, 250)
                .mapToObj(i -> switch (i % 5) {
                    case 0 -> RawHttp.halfOpen(RestAssured.port, "/tasks", "application/json", 1000, "{");
                    case 1 ->
                        RawHttp.halfOpen(
                                RestAssured.port, "/submit_form", "application/x-www-form-urlencoded", 1000, "name=");
                    case 2 ->
                        RawHttp.halfOpen(RestAssured.port, "/tasks/batch", "application/x-ndjson", 1000, "{\"type\":");
                    default -> RawHttp.halfOpen(RestAssured.port, "/tasks/batch", "application/json", 1000, "[");
                })
                .toList();
        try {
            for (int i = 0; i < 20; i++) {
                given().get("/q/health/live").then().statusCode(200);
                given().contentType("application/json")
                        .body("[{\"type\":\"text\",\"payload\":1}]")
                        .post("/tasks/batch")
                        .then()
                        .statusCode(200);
            }
            assertThat(waiting()).hasSize(20);
        } finally {
            halfOpen.forEach(RawHttp::close);
        }
    }

    @Test
    void logsNothingForClientsThatDisconnect() {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 6; i++) {
                for (String path : List.of("/tasks", "/tasks/batch", "/submit_form")) {
                    RawHttp.halfOpen(RestAssured.port, path, "application/json", 1000, "[")
                            .breakOff();
                    RawHttp.halfOpen(RestAssured.port, path, "application/json", 2, "[]")
                            .breakOff();
                }
                RawHttp.halfOpen(RestAssured.port, "/records/n", "text/csv", 1000, "n\n1\n")
                        .breakOff();
                RawHttp.halfOpen(RestAssured.port, "/records/n", "text/csv", 4, "n\n1\n")
                        .breakOff();
                RawHttp.halfOpen(RestAssured.port, "/records/n", "application/gzip", 1000, "\u001f\u008b\b")
                        .breakOff();
                for (String path : List.of("/", "/assets/form.js", "/q/metrics", "/nothing")) {
                    RawHttp.open(RestAssured.port, ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(20))
                            .breakOff();
                }
            }
            await().until(() -> RawHttp.halfOpen(RestAssured.port, "/records/n", "text/csv", 4, "n\n1\n")
                    .answerUpTo("}")
                    .startsWith("HTTP/1.1 202"));

            assertThat(log.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/form.css", "/assets/form.js", "/nothing", "/submitted/x"})
    void guardsEveryAnswer(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        containsString("default-src 'none'; style-src 'self'; script-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), US_ASCII);
        }
    }
}
