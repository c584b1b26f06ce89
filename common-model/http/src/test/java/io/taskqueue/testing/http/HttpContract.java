package io.taskqueue.testing.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.RestAssured;
import io.taskqueue.testing.LogCapture;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.logging.Level;

/**
 * What requests and answers of each service are held to before and beside any resource, of the service at RestAssured's
 * port.
 */
public final class HttpContract {
    private static final String PROBLEM = "application/problem+json";
    private static final String DATE = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

    private HttpContract() {}

    /** The address does not support the method and lists those it supports. */
    public static void requireAllow(String method, String path, String allow) {
        given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:taskqueue:problem:method"))
                .header("Allow", allow);
        given().urlEncodingEnabled(false).options(path).then().statusCode(204).header("Allow", allow);
    }

    /** A client that offers HTTP/2 has its body accepted with this status, by HTTP/1.1. */
    public static void requireHttp11(String path, String json, int status) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_2)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    /** The address answers HEAD. */
    public static void requireHead(String path) {
        given().head(path).then().statusCode(200);
    }

    /** There is nothing at the address. */
    public static void requireNotFound(String method, String path) {
        given().request(method, path).then().statusCode(404).contentType(PROBLEM);
    }

    /**
     * A request that is not valid HTTP is answered with a problem, and the service logs nothing.
     *
     * @param head the request line and headers, with {@code \r\n} written out; {@code <5000>} stands for as many
     * letters
     */
    public static void requireProblem(String head, int status) throws IOException {
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
            // A busy machine's Redis may answer late, which does not matter here.
            assertThat(log.lines())
                    .filteredOn(line -> !line.contains("event=redis_unavailable"))
                    .isEmpty();
        }
    }

    /** The answer has a date. */
    public static void requireDate(String path) {
        given().get(path).then().header("Date", matchesPattern(DATE));
    }

    /** Browsers revalidate the file, and it is sent only if it has changed. */
    public static void requireRevalidation(String file) {
        String tag = given().get(file)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get(file).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(file).then().statusCode(200);
    }

    /** The answer to a request that is sent as it stands. */
    public static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
