package io.taskqueue.producer.dataset.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What the producer answered to a stream. */
record Posted(int status, HttpResponse<String> response, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Posted csv(String path, String text, String... headers) {
        return of(path, "text/csv", text.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Posted of(String path, String type, byte[] body, String... headers) {
        return sent(post(path, type, headers).POST(BodyPublishers.ofByteArray(body)))
                .join();
    }

    /** Sends a stream whose length is not known. */
    static CompletableFuture<Posted> stream(String path, String type, InputStream body, String... headers) {
        return sent(post(path, type, headers).POST(BodyPublishers.ofInputStream(() -> body)));
    }

    static Posted get(String path, String... headers) {
        return sent(request(path, headers).GET()).join();
    }

    String detail() {
        return body.path("detail").asText();
    }

    private static HttpRequest.Builder post(String path, String type, String... headers) {
        return request(path, headers).header("Content-Type", type);
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static CompletableFuture<Posted> sent(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Posted(response.statusCode(), response, read(response.body())));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
