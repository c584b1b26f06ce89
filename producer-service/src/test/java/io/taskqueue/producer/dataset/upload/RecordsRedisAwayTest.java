package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams while Redis is away or holds keys of a wrong type. */
@QuarkusTest
@TestProfile(SmallLimits.Small.class)
class RecordsRedisAwayTest extends SmallLimits {
    @Test
    void refusesAStreamBeforeItsBodyWhileRedisIsAway() throws IOException {
        server.freeze();
        try (Socket keyed = new Socket("localhost", RestAssured.port);
                Socket plain = new Socket("localhost", RestAssured.port)) {
            sendHead(keyed, 1_000_000, "Idempotency-Key: k");
            sendHead(plain, 1_000_000, "X-None: k");

            for (Socket socket : List.of(keyed, plain)) {
                assertThat(answer(socket))
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("\r\nRetry-After: 2\r\n")
                        .contains("No records were read; send the stream again later.");
            }
        } finally {
            server.thaw();
        }
        await().untilAsserted(() ->
                assertThat(Posted.csv("/records/n", "n\n1\n").status()).isEqualTo(202));
    }

    @Test
    void reportsThePositionIfRedisStaysAway() throws IOException {
        String beginning = "n\n" + numbers(0, 300);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, STREAM.length(), beginning);
            await().untilAsserted(() -> assertThat(redis.llen("task_queue")).isOne());
            redis.configSet("maxmemory", "1");
            socket.getOutputStream().write(STREAM.substring(beginning.length()).getBytes(US_ASCII));

            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 503")
                    .contains("The queue is unavailable: Redis refuses: OOM.", "\"state\":\"open\"", "\"chunks\":1");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    @Test
    void namesTheQueueThatHoldsAWrongType() {
        redis.set("task_queue", "x");

        Posted posted = Posted.csv("/records/n", "n\n1\n");

        assertThat(posted.status()).isEqualTo(500);
        assertThat(posted.body().path("key").asText()).isEqualTo("task_queue");
        assertThat(redis.keys("*")).containsExactly("task_queue");
    }

    @Test
    void continuesOnceRedisIsBackInTime() throws IOException {
        redis.configResetStat();
        String beginning = "n\n" + numbers(0, 300);
        String rest = numbers(300, 600);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, beginning.length() + rest.length(), beginning);
            await().untilAsserted(() -> assertThat(redis.llen("task_queue")).isOne());
            redis.configSet("maxmemory", "1");
            socket.getOutputStream().write(rest.getBytes(US_ASCII));
            await().until(() -> redis.info("errorstats").contains("errorstat_OOM:count="));
            redis.configSet("maxmemory", "0");

            assertThat(answer(socket)).startsWith("HTTP/1.1 202").contains("\"records\":600");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }
}
