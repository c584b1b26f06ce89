package io.taskqueue.producer.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.taskqueue.testing.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams whose senders are slow or silent. */
@QuarkusTest
@TestProfile(SmallLimits.Small.class)
class SlowSendersTest extends SmallLimits {
    @Test
    void answersASenderThatFallsSilent() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, 1_000_000, "n\n" + numbers(0, 600));

            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("too slowly", "\"chunks\":2", "\"state\":\"open\"");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void silentStreamsLoseTheirPlaces() {
        List<RawHttp> silent = IntStream.range(0, 2)
                .mapToObj(i -> RawHttp.halfOpen(RestAssured.port, "/records/n" + i, "text/csv", 1000, "n\n1\n"))
                .toList();

        await().until(() -> Posted.csv("/records/n", "n\n1\n").status() == 429);
        await().until(() -> Posted.csv("/records/n", "n\n1\n").status() == 202);

        assertThat(silent).allSatisfy(one -> assertThat(one.answer()).startsWith("HTTP/1.1 408"));
    }

    @Test
    void acceptsASlowStream() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, 12, "");
            for (char c : "n\n1\n2\n3\n4\n5\n".toCharArray()) {
                socket.getOutputStream().write(c);
                socket.getOutputStream().flush();
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 202").contains("\"records\":5");
        }
    }
}
