package io.taskqueue.http.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server, by raw sockets. Requests to {@code /held} are answered when the test says so. */
class RequestBodiesTest {
    private static final int LIMIT = 1_000;
    private static final int MEMORY = 1_500;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<RoutingContext> held = new ConcurrentLinkedQueue<>();
    private RequestBodies bodies;
    private HttpServer server;

    private record Settings(Duration patience, MemorySize lowestRate, MemorySize memory) implements BodySettings {}

    @BeforeEach
    void start() {
        start(Duration.ofSeconds(20));
    }

    private void start(Duration patience) {
        bodies = new RequestBodies(
                new Settings(patience, size(100_000), size(MEMORY)),
                context ->
                        context.normalizedPath().equals("/stream") ? BodyLimit.streamed(LIMIT) : BodyLimit.whole(LIMIT),
                (context, refusal) ->
                        context.response().setStatusCode(refusal.status()).end(refusal.detail()));
        Router router = Router.router(vertx);
        router.route().handler(bodies);
        router.route("/held").handler(held::add);
        router.route("/stream").handler(context -> context.response().end("unread"));
        router.route("/echo")
                .handler(context ->
                        context.response().end("got " + new String(RequestBodies.bytesOf(context), US_ASCII)));
        server = result(vertx.createHttpServer()
                .requestHandler(request -> {
                    request.pause();
                    router.handle(request);
                })
                .listen(0));
    }

    @AfterEach
    void stop() {
        result(vertx.close());
    }

    @Test
    void handsOverABodyThatCameInPieces() throws IOException {
        try (Socket socket = post("/echo", "Content-Length: 6", "abc")) {
            socket.getOutputStream().write("def".getBytes(US_ASCII));

            assertThat(answer(socket, "got abcdef")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void handsOverRequestsWithoutABody() throws IOException {
        try (Socket socket = post("/echo", "Content-Length: 0", "")) {
            assertThat(answer(socket, "got ")).startsWith("HTTP/1.1 200");
        }
        try (Socket socket = post("/echo", "X-Nothing: 0", "")) {
            assertThat(answer(socket, "got ")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws IOException {
        try (Socket socket = post("/echo", "Expect: 100-continue\r\nContent-Length: 2", "")) {
            assertThat(answer(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100");
            socket.getOutputStream().write("ok".getBytes(US_ASCII));

            assertThat(answer(socket, "got ok")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesWhatIsTooLargeWhetherItSaysSoOrNot() throws IOException {
        try (Socket socket = post("/echo", "Content-Length: 1001", "")) {
            assertThat(answer(socket, "1000 bytes.")).startsWith("HTTP/1.1 413");
        }
        try (Socket socket = post("/stream", "Content-Length: 1001", "")) {
            assertThat(answer(socket, "1000 bytes.")).startsWith("HTTP/1.1 413");
        }
        try (Socket socket = post("/echo", "Transfer-Encoding: chunked", chunk(900) + chunk(101))) {
            assertThat(answer(socket, "1000 bytes.")).startsWith("HTTP/1.1 413");
        }
        assertThat(bodies.bytesHeld()).isZero();
    }

    @Test
    void readsOnTheConnectionOfARefusedBodyOnceItHasRunOut() throws IOException {
        try (Socket socket = post("/echo", "Content-Length: 2000", "")) {
            answer(socket, "1000 bytes.");
            socket.getOutputStream().write(new byte[2000]);
            socket.getOutputStream().write(head("/echo", "Content-Length: 2").getBytes(US_ASCII));
            socket.getOutputStream().write("ok".getBytes(US_ASCII));

            assertThat(answer(socket, "got ok")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void answersAndClosesOnASenderThatFallsSilent() throws IOException {
        restart(Duration.ofMillis(100));
        try (Socket socket = post("/echo", "Content-Length: 6", "abc")) {
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .contains("3 bytes were received");
        }
        assertThat(bodies.bytesHeld()).isZero();
    }

    @Test
    void answersAndClosesOnASenderThatBringsAByteNowAndThen() throws Exception {
        restart(Duration.ofMillis(100));
        try (Socket socket = post("/echo", "Content-Length: 900", "")) {
            vertx.setPeriodic(20, id -> {
                try {
                    socket.getOutputStream().write('a');
                } catch (IOException e) {
                    vertx.cancelTimer(id);
                }
            });

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void theBodyThatHasBeenArrivingForLongestMakesWay() throws IOException {
        try (Socket first = post("/echo", "Content-Length: 900", "a".repeat(800))) {
            awaitBytes(800);
            try (Socket second = post("/echo", "Content-Length: 1000", "b".repeat(1000))) {
                assertThat(answer(second, "got " + "b".repeat(1000))).startsWith("HTTP/1.1 200");
            }
            assertThat(answer(first, "later.")).startsWith("HTTP/1.1 503");
        }
        awaitBytes(0);
    }

    @Test
    void aBodyThatHasArrivedMakesWayForNone() throws IOException {
        try (Socket first = post("/held", "Content-Length: 1000", "a".repeat(1000))) {
            await().until(() -> !held.isEmpty());
            try (Socket second = post("/echo", "Content-Length: 900", "b".repeat(900))) {
                assertThat(answer(second, "later.")).startsWith("HTTP/1.1 503");
            }
            held.remove().response().end("done");

            assertThat(answer(first, "done")).startsWith("HTTP/1.1 200");
        }
        awaitBytes(0);
    }

    @Test
    void forgetsBodiesOfClientsThatBreakOff() throws IOException {
        post("/echo", "Content-Length: 900", "a".repeat(800)).close();
        post("/held", "Content-Length: 5", "whole").close();

        await().until(() -> !held.isEmpty());
        awaitBytes(0);
    }

    @Test
    void closesOnASenderWhoseUnreadBodyNeverEnds() throws IOException {
        restart(Duration.ofMillis(100));
        try (Socket socket = post("/stream", "Content-Length: 900", "a")) {
            assertThat(answer(socket, "unread")).startsWith("HTTP/1.1 200");

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private void restart(Duration patience) {
        result(server.close());
        start(patience);
    }

    private void awaitBytes(long bytes) {
        await().untilAsserted(() -> assertThat(bodies.bytesHeld()).isEqualTo(bytes));
    }

    private Socket post(String path, String header, String body) throws IOException {
        Socket socket = new Socket("localhost", server.actualPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write((head(path, header) + body).getBytes(US_ASCII));
        return socket;
    }

    private static String head(String path, String header) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
    }

    private static String chunk(int bytes) {
        return Integer.toHexString(bytes) + "\r\n" + "c".repeat(bytes) + "\r\n";
    }

    /** What comes up to and including {@code end}, or all there is. */
    private static String answer(Socket socket, String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = 0;
        while (next >= 0 && !answer.toString().endsWith(end)) {
            next = socket.getInputStream().read();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
