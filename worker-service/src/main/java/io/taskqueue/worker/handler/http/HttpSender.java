package io.taskqueue.worker.handler.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * The HTTP client of all requests, made with the first of them: it reads every certificate the JVM trusts, for which no
 * worker should start later. Thread-safe.
 */
@ApplicationScoped
class HttpSender {
    private final HttpClient client;

    HttpSender(HttpSettings settings) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** Begins to send the request; the response's body is counted and dropped. */
    CompletableFuture<HttpResponse<Long>> send(HttpRequest request) {
        return client.sendAsync(request, info -> new ByteCount());
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
