package io.taskqueue.worker.handler.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestHandlerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private HttpRequestHandler handler;
    private HttpSender sender;
    private String method;
    private Headers headers;
    private String body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        handler = handler(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        over.countDown();
        sender.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsTheRequestAndAnswersStatusAndSize() throws Exception {
        answer(201, "twelve bytes");

        Outcome outcome = handle(new HttpCall(
                url("/orders?x=1"), "PUT", Map.of("X-Shop", "7"), RawJson.of("{\"total\":9.50,\"paid\":true}")));

        assertThat(outcome).isEqualTo(Outcome.completed(RawJson.of("{\"status\":201,\"bytes\":12}")));
        assertThat(method).isEqualTo("PUT");
        assertThat(body).isEqualTo("{\"total\":9.50,\"paid\":true}");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(headers.getFirst("X-Shop")).isEqualTo("7");
        assertThat(headers.get("Idempotency-Key")).containsExactly("task-1");
    }

    @Test
    void sendsAStringBodyAsItIs() throws Exception {
        answer(204, "");

        handle(new HttpCall(url("/"), "POST", Map.of("Content-Type", "text/plain"), RawJson.of("\"hällo\"")));

        assertThat(body).isEqualTo("hällo");
        assertThat(headers.get("Content-Type")).containsExactly("text/plain");
    }

    @ParameterizedTest
    @CsvSource({"429,7", "503,7", "429,'Thu, 01 Jan 2026 00:00:07 GMT'"})
    void waitsAsLongAsTheServerAsks(int status, String retryAfter) throws Exception {
        answer(status, "", "Retry-After", retryAfter);

        assertThat(handle(get("/")))
                .isEqualTo(new Outcome.Retry(Duration.ofSeconds(7), "the server answered " + status));
    }

    @ParameterizedTest
    @CsvSource({
        "'',",
        "soon,",
        "-5,",
        "99999999999999999999,P1D",
        "0,PT1S",
        "'Thu, 01 Jan 1970 00:00:00 GMT',PT1S",
        "'Wed, 31 Dec 2025 23:59:59 GMT',PT1S"
    })
    void readsOddWaitsAsNoneOrTheNearestBound(String retryAfter, Duration wait) throws Exception {
        answer(429, "", "Retry-After", retryAfter);

        assertThat(handle(get("/"))).isEqualTo(new Outcome.Retry(wait, "the server answered 429"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void failsTheAttemptOnOtherServerErrors(int status) {
        answer(status, "secret detail");

        assertThatThrownBy(() -> handle(get("/")))
                .isInstanceOf(HttpRequestFailedException.class)
                .hasMessage("the server answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410})
    void discardsOnOtherClientErrors(int status) throws Exception {
        answer(status, "");

        assertThat(handle(get("/"))).isEqualTo(new Outcome.Discard("the server answered " + status));
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        answer(302, "", "Location", "http://169.254.169.254/");

        assertThat(handle(get("/")))
                .isEqualTo(new Outcome.Discard("the server answered 302; redirects are not followed"));
    }

    @Test
    void failsTheAttemptWhenNobodyListens() throws IOException {
        server.stop(0);

        assertThatThrownBy(() -> handle(get("/?key=secret")))
                .isInstanceOf(HttpRequestFailedException.class)
                .hasMessage("GET to localhost failed: ConnectException");
    }

    @Test
    void failsTheAttemptWhenTheBodyNeverEnds() {
        handler = handler(Duration.ofMillis(500));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("a".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(over);
        });

        assertThatThrownBy(() -> handle(get("/")))
                .isInstanceOf(HttpRequestFailedException.class)
                .hasMessageStartingWith("GET to localhost failed: ");
    }

    @Test
    void failsTheAttemptWhenNoTimeIsLeft() {
        FakeContext late = FakeContext.of("task-1").withTimeLeft(Duration.ofMillis(-1));

        assertThatThrownBy(() -> handler.handle(get("/"), late)).isInstanceOf(HttpRequestFailedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'X\r\nY',v",
        "'',v",
        "'X Y',v",
        "Host,evil.net",
        "content-length,5",
        "Idempotency-Key,other",
        "X,'a\nb'",
        "X,'a\r\nEvil: 1'",
        "X,ä",
        "X,",
    })
    void rejectsHeadersThatCouldHarm(String name, String value) {
        Map<String, String> hostile = new java.util.HashMap<>();
        hostile.put(name, value);

        assertThatThrownBy(() -> handle(new HttpCall(url("/"), "GET", hostile, null)))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "TRACE", "CONNECT", "GET / HTTP/1.1\r\nX: y"})
    void rejectsOtherMethods(String other) {
        assertThatThrownBy(() -> handle(new HttpCall(url("/"), other, null, null)))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("method must be one of");
    }

    private Outcome handle(HttpCall call) throws InterruptedException {
        return handler.handle(call, FakeContext.of("task-1").withTimeLeft(Duration.ofSeconds(60)));
    }

    private HttpRequestHandler handler(Duration timeout) {
        HttpSettings settings =
                TestHttpSettings.allowing("localhost:" + server.getAddress().getPort(), timeout);
        sender = new HttpSender(settings);
        return new HttpRequestHandler(sender, new AllowedHosts(settings), settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private HttpCall get(String path) {
        return new HttpCall(url(path), null, null, null);
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(int status, String text, String... header) {
        server.createContext("/", exchange -> {
            method = exchange.getRequestMethod();
            headers = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            respond(exchange, status, text.getBytes(UTF_8));
        });
    }

    private static void respond(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
