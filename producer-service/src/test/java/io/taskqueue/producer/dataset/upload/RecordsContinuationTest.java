package io.taskqueue.producer.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.taskqueue.producer.dataset.text.Streams;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Streams that are interrupted and continued. */
@QuarkusTest
@TestProfile(SmallLimits.Small.class)
class RecordsContinuationTest extends SmallLimits {
    @Test
    void continuesWithTheWholeStreamToo() throws IOException {
        Posted.csv("/records/n", STREAM, KEY);

        List<String> texts = new ArrayList<>();
        CompletableFuture<Posted> again = Posted.stream("/records/n", "text/csv", Streams.of(STREAM), KEY);
        while (!again.isDone() || redis.llen("task_queue") > 0) {
            take(texts);
        }

        assertThat(again.join().status()).isEqualTo(202);
        assertThat("n\n" + String.join("", texts)).isEqualTo(STREAM);
    }

    @Test
    void keepsWhatArrivedBeforeTheSenderDisconnected() throws IOException {
        String half = "n\n" + numbers(0, 600);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, STREAM.length(), half);
            await().untilAsserted(() -> assertThat(redis.llen("task_queue")).isEqualTo(2));
        }

        JsonNode report = Posted.get("/records/n", KEY).body();
        assertThat(report.path("chunks").asInt()).isEqualTo(2);
        assertThat(report.path("state").asText()).isEqualTo("open");
        String rest = STREAM.substring(report.path("bytes").asInt());
        List<String> texts = new ArrayList<>();
        CompletableFuture<Posted> posting = Posted.stream("/records/n?from-chunk=2", "text/csv", Streams.of(rest), KEY);
        while (!posting.isDone() || redis.llen("task_queue") > 0) {
            take(texts);
        }
        assertThat(posting.join().status()).isEqualTo(202);
        assertThat("n\n" + String.join("", texts)).isEqualTo(STREAM);
    }

    @Test
    void refusesAChunkOtherThanTheNext() {
        Posted.csv("/records/n", STREAM, KEY);

        assertThat(Posted.csv("/records/n?from-chunk=2", "1\n", KEY).status()).isEqualTo(409);
        assertThat(Posted.csv("/records/n?from-chunk=4", "1\n", KEY).detail()).contains("The next chunk is 3, not 4.");
        assertThat(Posted.csv("/records/n?from-chunk=1", "1\n", "Idempotency-Key", "new")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void detectsThatAKeyIsUsedForADifferentStream() {
        Posted.csv("/records/n", STREAM, KEY);
        redis.del("task_queue");

        assertThat(Posted.csv("/records/n", STREAM.replace("n\n", "m\n"), KEY).status())
                .isEqualTo(422);
        assertThat(Posted.csv("/records/n", STREAM.replace("\n2\n", "\n22\n"), KEY)
                        .status())
                .isEqualTo(422);
        assertThat(Posted.csv("/records/n", "n\n1\n", KEY).status()).isEqualTo(422);
        assertThat(redis.llen("task_queue")).isZero();
    }

    @Test
    void detectsThatTheKeyOfAnEndedStreamIsUsedForADifferentOne() {
        String ended = "n\n" + numbers(0, 500);
        assertThat(Posted.csv("/records/n", ended, KEY).status()).isEqualTo(202);
        redis.del("task_queue");

        for (String other : List.of(
                ended.replace("n\n", "m\n"),
                ended.replace("\n2\n", "\n3\n"),
                ended.replace("\n499\n", "\n498\n"),
                ended + "500\n",
                "n\n" + numbers(0, 499),
                "n\n")) {
            assertThat(Posted.csv("/records/n", other, KEY).status()).isEqualTo(422);
        }
        Posted repeated = Posted.csv("/records/n", ended, KEY);
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(Posted.of("/records/n?format=csv", "application/gzip", Streams.gzip(ended), KEY)
                        .status())
                .isEqualTo(202);
        assertThat(redis.llen("task_queue")).isZero();
    }

    @Test
    void detectsADifferentStreamOfTheSameLengthAfterAnInterruption() {
        Posted.csv("/records/n", STREAM, KEY);
        redis.del("task_queue");

        assertThat(Posted.csv("/records/n", STREAM.replace("\n2\n", "\n3\n"), KEY)
                        .status())
                .isEqualTo(422);

        assertThat(redis.llen("task_queue")).isZero();
    }
}
