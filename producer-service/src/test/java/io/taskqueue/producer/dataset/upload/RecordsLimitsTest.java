package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.taskqueue.producer.dataset.text.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Streams that reach a limit. */
@QuarkusTest
@TestProfile(SmallLimits.Small.class)
class RecordsLimitsTest extends SmallLimits {
    @Test
    void waitsForRoomInTheQueue() throws IOException {
        CompletableFuture<Posted> posting = Posted.stream("/records/n", "text/csv", Streams.of(STREAM));

        List<String> texts = new ArrayList<>();
        while (!posting.isDone()) {
            assertThat(redis.llen("task_queue")).isLessThanOrEqualTo(3);
            take(texts);
        }
        while (redis.llen("task_queue") > 0) {
            take(texts);
        }

        assertThat(posting.join().status()).isEqualTo(202);
        assertThat(posting.join().body().path("records").asInt()).isEqualTo(2100);
        assertThat("n\n" + String.join("", texts)).isEqualTo(STREAM);
    }

    @Test
    void reportsThePositionIfTheQueueStaysFullAndContinuesFromThere() throws IOException {
        Posted stopped = Posted.csv("/records/n", STREAM, KEY);

        assertThat(stopped.status()).isEqualTo(503);
        assertThat(stopped.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(stopped.detail()).contains("is full");
        assertThat(stopped.body().path("chunks").asInt()).isEqualTo(3);
        assertThat(stopped.body().path("state").asText()).isEqualTo("open");
        int bytes = stopped.body().path("bytes").asInt();
        assertThat(Posted.get("/records/n", KEY).body().path("bytes").asInt()).isEqualTo(bytes);

        List<String> texts = new ArrayList<>();
        CompletableFuture<Posted> rest =
                Posted.stream("/records/n?from-chunk=3", "text/csv", Streams.of(STREAM.substring(bytes)), KEY);
        while (!rest.isDone() || redis.llen("task_queue") > 0) {
            take(texts);
        }

        assertThat(rest.join().status()).as(rest.join().response().body()).isEqualTo(202);
        assertThat("n\n" + String.join("", texts)).isEqualTo(STREAM);
        assertThat(rest.join().body().path("lines").asInt()).isEqualTo(2101);
        assertThat(rest.join().body().path("records").asInt()).isEqualTo(2100);
    }

    @Test
    void refusesAStreamForAQueueBeyondTheLimit() {
        redis.sadd("task_queues", "jobs");

        Posted refused = Posted.csv("/records/n?queue=invented", "n\n1\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("taskqueue.producer.max-queues");
        assertThat(redis.smembers("task_queues")).containsExactly("jobs");
        assertThat(Posted.csv("/records/n?queue=jobs", "n\n1\n").status()).isEqualTo(202);
    }

    @Test
    void waitsForWorkersThatAreFarBehind() {
        String id = Posted.csv("/records/n", STREAM, KEY).body().path("id").asText();
        redis.del("task_queue");
        Map<String, String> others =
                IntStream.range(100, 1200).boxed().collect(Collectors.toMap(String::valueOf, i -> "a text"));
        redis.hset("task_chunks:" + id, others);

        Posted behind = Posted.csv("/records/n", STREAM, KEY);

        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.detail()).contains("taskqueue.records.max-unanalysed");
        assertThat(behind.body().path("chunks").asInt()).isEqualTo(3);
        assertThat(redis.llen("task_queue")).isZero();
        redis.hdel("task_chunks:" + id, others.keySet().toArray(String[]::new));
        assertThat(Posted.csv("/records/n", STREAM, KEY).body().path("chunks").asInt())
                .isEqualTo(6);
    }

    @Test
    void refusesMoreOfACancelledDataset() {
        String id = Posted.csv("/records/n", STREAM, KEY).body().path("id").asText();
        redis.del("task_queue");
        redis.hset("task_dataset:" + id, "cancelledAt", "1");

        Posted posted = Posted.csv("/records/n", STREAM, KEY);

        assertThat(posted.status()).isEqualTo(409);
        assertThat(posted.detail()).contains("cancelled");
        assertThat(posted.body().path("state").asText()).isEqualTo("cancelled");
        assertThat(redis.llen("task_queue")).isZero();
    }

    @Test
    void endsAStreamThatIsTooLong() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            new Random(1).ints(1_200_000, 'a', 'z').forEach(letter -> write(gzip, letter));
        }

        Posted announced = Posted.csv("/records/n", "n\n" + "x\n".repeat(600_000));
        Posted streamed = Posted.stream("/records/n", "text/csv", Streams.repeated("\n", 2_000_000))
                .join();
        Posted bombed = Posted.of("/records/n?format=ndjson", "application/gzip", bomb.toByteArray());

        assertThat(List.of(announced.status(), streamed.status(), bombed.status()))
                .containsOnly(413);
        assertThat(bombed.detail()).contains("exceeds the limit of 1048576 bytes");
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void reportsThePositionOfACorruptGzip() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write(STREAM.substring(0, 2500).getBytes(UTF_8));
        }
        byte[] broken = Arrays.copyOf(whole.toByteArray(), whole.size() - 5);

        Posted posted = Posted.of("/records/n", "text/csv", broken, "Content-Encoding", "gzip");

        assertThat(posted.status()).isEqualTo(400);
        assertThat(posted.detail()).contains("The gzip body ends prematurely at byte " + broken.length);
        assertThat(posted.body().path("state").asText()).isEqualTo("open");
        assertThat(posted.body().path("chunks").asInt()).isPositive();
    }

    @Test
    void limitsConcurrentUploads() {
        List<CompletableFuture<Posted>> posted = IntStream.range(0, 3)
                .mapToObj(i -> Posted.stream("/records/n" + i, "text/csv", Streams.of(STREAM)))
                .toList();

        assertThat(posted).extracting(one -> one.join().status()).containsExactlyInAnyOrder(503, 503, 429);
    }
}
