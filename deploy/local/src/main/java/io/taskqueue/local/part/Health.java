package io.taskqueue.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a service's {@code /q/health/ready}. */
public final class Health {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    /** What the service on that port of this machine says; not ready where it does not answer. */
    public Readiness ofService(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Readiness.READY : Readiness.waiting(reason(answer));
        } catch (IOException e) {
            return Readiness.waiting("it does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Readiness.waiting("interrupted");
        }
    }

    private String reason(HttpResponse<String> answer) {
        List<String> down = new ArrayList<>();
        try {
            for (JsonNode check : json.readTree(answer.body()).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    down.add(check.path("name").asText());
                }
            }
        } catch (IOException e) {
            return "/q/health/ready answers " + answer.statusCode();
        }
        return "its health checks are DOWN: " + String.join(", ", down);
    }
}
