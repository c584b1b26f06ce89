package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.taskqueue.producer.dataset.text.Streams;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.testing.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
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

/** Streams that meet a limit, all of which are small here, and streams that break off and go on. */
@QuarkusTest
@TestProfile(RecordsLimitsTest.Small.class)
class RecordsLimitsTest extends RedisTest {
    private static final String[] KEY = {"Idempotency-Key", "k"};
    /** Nine chunks and a bit. */
    private static final String STREAM = "n\n" + numbers(0, 2100);

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "taskqueue.producer.max-queues", "1",
                    "taskqueue.records.chunk-size", "1024",
                    "taskqueue.records.max-queued", "3",
                    "taskqueue.records.patience", "1500ms",
                    "taskqueue.records.max-streams", "2",
                    "taskqueue.records.max-size", "1M",
                    "taskqueue.records.max-unanalysed", "1M",
                    "taskqueue.bodies.patience", "1s");
        }
    }

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
        assertThat(bombed.detail()).contains("more than 1048576 bytes");
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

    private static void send(Socket socket, int length, String beginning) throws IOException {
        sendHead(socket, length, "Idempotency-Key: k");
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
    }

    private static void sendHead(Socket socket, int length, String header) throws IOException {
        socket.setSoTimeout(20_000);
        String head = "POST /records/n HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n" + header
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
    }

    /** All of the answer, whose body ends with a brace. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = 0;
        while (next >= 0 && !answer.toString().endsWith("}")) {
            next = socket.getInputStream().read();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private void take(List<String> texts) throws IOException {
        byte[] element = redis.rpop("task_queue".getBytes(UTF_8));
        if (element != null) {
            JsonNode payload = new ObjectMapper().readTree(element).path("payload");
            String dataset = payload.path("dataset").asText();
            texts.add(redis.hget("task_chunks:" + dataset, payload.path("chunk").asText()));
        }
    }

    private static void write(OutputStream stream, int b) {
        try {
            stream.write(b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
