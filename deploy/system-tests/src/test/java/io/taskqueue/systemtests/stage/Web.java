package io.taskqueue.systemtests.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Plain HTTP. Whatever keeps a request from its answer is an {@link UncheckedIOException}. */
public final class Web {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Web() {}

    /** An answer; the body is a missing node where it is no JSON. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public JsonNode body() {
            return json(text);
        }
    }

    /** The text as JSON, a missing node where it is none. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    public static Answer get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Gets with a header. */
    public static Answer get(String url, String header, String value) {
        return send(HttpRequest.newBuilder(URI.create(url)).header(header, value));
    }

    public static String getText(String url) {
        return get(url).text();
    }

    public static Answer postJson(String url, String json) {
        return post(url, "application/json", json);
    }

    /** Posts under an idempotency key. */
    public static Answer postJson(String url, String json, String key) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    public static Answer post(String url, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /**
     * Posts a body of any length, for as long as it takes.
     *
     * @param headers name and value in turn
     */
    public static CompletableFuture<Answer> postAsync(String url, BodyPublisher body, String... headers) {
        return CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(url))
                                .headers(headers)
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.headers(), response.body()));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
