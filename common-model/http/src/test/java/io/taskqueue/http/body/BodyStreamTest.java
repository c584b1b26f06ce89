package io.taskqueue.http.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server that closes connections that are idle for a second; the test's thread is the resource that reads.
 */
class BodyStreamTest {
    private static final int IDLE_MILLIS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<RoutingContext> requests = new LinkedBlockingQueue<>();
    private int port;

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        router.post().handler(context -> {
            BodyArrival.attach(context);
            requests.add(context);
        });
        router.get().handler(context -> context.response().end("here"));
        HttpServerOptions options =
                new HttpServerOptions().setIdleTimeout(IDLE_MILLIS).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        port = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsABodyThatWasCompleteBeforeTheReaderCame() throws Exception {
        try (Socket socket = post("Content-Length: 3", "abc")) {
            assertThat(new String(stream(request()).readAllBytes(), US_ASCII)).isEqualTo("abc");
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws Exception {
        try (Socket socket = post("Expect: 100-continue\r\nContent-Length: 2", "")) {
            BodyStream body = stream(request());

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 100");
            socket.getOutputStream().write("ok".getBytes(US_ASCII));
            assertThat(new String(body.readAllBytes(), US_ASCII)).isEqualTo("ok");
        }
    }

    @Test
    void keepsAnIdleConnectionWhileTheReaderPausesAndNotAfter() throws Exception {
        try (Socket socket = post("Content-Length: 4", "ab")) {
            RoutingContext request = request();
            try (BodyStream body = stream(request)) {
                assertThat(body.readNBytes(2)).hasSize(2);
                long opened = System.nanoTime();
                await().atMost(PAUSE).until(() -> System.nanoTime() - opened > 3L * IDLE_MILLIS * 1_000_000);
                socket.getOutputStream().write("cd".getBytes(US_ASCII));

                assertThat(new String(body.readAllBytes(), US_ASCII)).isEqualTo("cd");
            }
            request.response().end();

            socket.setSoTimeout(10 * IDLE_MILLIS);
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)) // returns once the server closes
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void failsOnceTheSenderHasClosedItsConnection() throws Exception {
        RoutingContext request;
        try (Socket socket = post("Content-Length: 4", "ab")) {
            request = request();
            socket.setSoLinger(true, 0);
        }
        await().atMost(PAUSE).until(() -> request.response().closed());

        assertThatThrownBy(() -> stream(request).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessage("the sender closed the connection");
    }

    @Test
    void endsAtOnceForARequestWithoutABody() throws Exception {
        try (Socket socket = post("Content-Length: 0", "")) {
            assertThat(stream(request()).readAllBytes()).isEmpty();
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static BodyStream stream(RoutingContext request) {
        return new BodyStream(request, new SenderPace(PAUSE, 1_000_000), PAUSE);
    }

    private RoutingContext request() throws InterruptedException {
        return requests.poll(PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private Socket post(String headers, String body) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body).getBytes(US_ASCII));
        return socket;
    }
}
