package io.taskqueue.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.Drain;
import io.taskqueue.systemtests.stage.Rows;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Web;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Streams of records sent to the packaged producer, whose heap is 192 MB, far faster than anybody takes them.
 * {@code -Drecords.upload.mebibytes=1024} sends more.
 */
class RecordsUploadIT {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LARGE = MEBIBYTE * Integer.getInteger("records.upload.mebibytes", 256);
    private static final int MAX_QUEUED = 8;
    /** What may be under way besides: a window of the stream, a chunk or two, and the buffers of both sockets. */
    private static final long UNDER_WAY = 32 * MEBIBYTE;

    private static final long MOST_MEMORY = 320 * MEBIBYTE;

    private static final String[] KEY = {"Idempotency-Key", "orders-1"};

    private static Stage stage;
    private static RunningService producer;
    private static Jedis redis;

    @BeforeAll
    static void start() {
        stage = Stage.withRedis().with("TASKQUEUE_RECORDS_MAX_QUEUED", String.valueOf(MAX_QUEUED));
        producer = stage.launch(Service.PRODUCER).awaitReady();
        redis = stage.redis().connect();
        stage.onClose(redis::close);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void empty() {
        redis.flushAll();
    }

    @Test
    void takesALargeStreamNoFasterThanItsQueueIsEmptied() {
        Rows rows = Rows.ofBytes(LARGE);
        Drain drain = new Drain(redis, "large");

        CompletableFuture<Web.Answer> upload = upload("/records/large?queue=large", rows);
        await().atMost(Duration.ofSeconds(30)).until(() -> drain.waiting() == MAX_QUEUED);
        long stalled = awaitStandstill(rows);
        drain.until(upload);

        assertThat(stalled).isLessThan(UNDER_WAY);
        assertThat(upload).isCompletedWithValueMatching(answer -> answer.status() == 202);
        JsonNode report = upload.join().body();
        assertThat(report.path("records").asLong()).isEqualTo(rows.count());
        assertThat(report.path("bytes").asLong()).isEqualTo(rows.length());
        assertThat(report.path("refused").asLong()).isZero();
        assertThat(report.path("chunks").asLong()).isEqualTo(drain.chunks().size());
        assertThat(drain.longest()).isEqualTo(MAX_QUEUED);
        assertHasEveryRowOnce(drain.chunks(), rows.count());
        assertThat(producer.peakMemory()).isLessThan(MOST_MEMORY);
    }

    @Test
    void goesOnWhereAStreamBrokeOff() {
        long length = 8 * MEBIBYTE;
        long broken = 3 * MEBIBYTE; // fewer chunks than may wait, so that all are taken whoever empties the queue
        CompletableFuture<Web.Answer> whole = upload("/records/orders?queue=whole", Rows.ofBytes(length));
        List<Drain.Chunk> expected = new Drain(redis, "whole").until(whole).chunks();
        long before = expected.stream().filter(chunk -> chunk.end() < broken).count();
        Drain drain = new Drain(redis, "parts");

        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> hangUpAfter(
                "/records/orders?queue=parts",
                length,
                broken,
                () -> await().until(
                                () -> report("/records/orders").path("chunks").asLong() == before)));
        drain.until(first);
        first.join();
        await().until(() -> drain.take() != null && drain.chunks().size() == before);
        JsonNode report = report("/records/orders");
        assertThat(report.path("state").asText()).isEqualTo("open");
        assertThat(report.path("bytes").asLong())
                .isEqualTo(expected.get((int) before - 1).end());

        CompletableFuture<Web.Answer> second = upload(
                "/records/orders?queue=parts&from-chunk=" + before,
                Rows.ofBytes(length).from(report.path("bytes").asLong()),
                KEY);
        drain.until(second);

        assertThat(second.join().status()).as(second.join().text()).isEqualTo(202);
        assertThat(drain.chunks()).isEqualTo(expected);
        for (String field : List.of("records", "chunks", "bytes", "lines", "refused", "state")) {
            assertThat(second.join().body().path(field))
                    .as(field)
                    .isEqualTo(whole.join().body().path(field));
        }
    }

    @Test
    void staysSmallWhateverComes() {
        byte[] piece = "x".repeat(100_000).getBytes(US_ASCII);
        List<byte[]> longLine = new ArrayList<>(Collections.nCopies(1_000, piece));
        longLine.add(0, "a,b\n1,2\n".getBytes(US_ASCII));

        Web.Answer line = post("/records/line", BodyPublishers.ofByteArrays(longLine));
        Web.Answer columns = post("/records/columns", BodyPublishers.ofString("c,".repeat(1_000_000) + "\n1\n"));
        Web.Answer bomb = post("/records/bomb", BodyPublishers.ofByteArray(bomb()), "Content-Encoding", "gzip");

        assertThat(line.status()).isEqualTo(202);
        assertThat(line.body().path("records").asLong()).isOne();
        assertThat(line.body().path("refused").asLong()).isOne();
        assertThat(columns.status()).isEqualTo(400);
        assertThat(bomb.status()).isEqualTo(400);
        assertThat(bomb.body().path("detail").asText()).contains("expands to more than 200 times its size");
        assertThat(producer.peakMemory()).isLessThan(MOST_MEMORY);
    }

    private static CompletableFuture<Web.Answer> upload(String path, Rows rows, String... headers) {
        return Web.postAsync(producer.url(path), BodyPublishers.ofInputStream(() -> rows), withType(headers));
    }

    private static Web.Answer post(String path, BodyPublisher body, String... headers) {
        return Web.postAsync(producer.url(path), body, withType(headers)).join();
    }

    private static String[] withType(String... headers) {
        return Stream.concat(Stream.of("Content-Type", "text/csv"), Stream.of(headers))
                .toArray(String[]::new);
    }

    /** Announces so many bytes, sends fewer and closes the connection. */
    /**
     * Sends a part of the announced bytes and hangs up once {@code accepted} returns: what is not read by then is
     * dropped.
     */
    private static void hangUpAfter(String path, long announced, long sent, Runnable accepted) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n" + KEY[0] + ": " + KEY[1]
                + "\r\nContent-Length: " + Rows.ofBytes(announced).length() + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", producer.port())) {
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().write(Rows.ofBytes(announced).readNBytes(Math.toIntExact(sent)));
            accepted.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode report(String path) {
        return Web.get(producer.url(path), KEY[0], KEY[1]).body();
    }

    /** How far the stream is once nothing more of it is read. */
    private static long awaitStandstill(Rows rows) {
        AtomicLong before = new AtomicLong(-1);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> before.getAndSet(rows.position()) == rows.position());
        return before.get();
    }

    private static void assertHasEveryRowOnce(List<Drain.Chunk> chunks, long rows) {
        long row = 0;
        for (Drain.Chunk chunk : chunks) {
            assertThat(chunk.firstRow()).isEqualTo(row);
            assertThat(chunk.firstLine()).as("after the header row").isEqualTo(row + 2);
            row += chunk.records();
        }
        assertThat(row).isEqualTo(rows);
    }

    /** A table that inflates to a thousand times its size. */
    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = "x".repeat((int) MEBIBYTE).getBytes(US_ASCII);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("a\n".getBytes(US_ASCII));
            for (int i = 0; i < 260; i++) {
                gzip.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
