package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.producer.dataset.text.Streams;
import io.taskqueue.producer.testing.RedisTest;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are none, and lines in them that are no records. */
@QuarkusTest
class BadStreamsTest extends RedisTest {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String GZIP = "application/gzip";

    static Stream<Arguments> invalidStreams() {
        return Stream.of(
                arguments(CSV, bytes(""), "The body is empty."),
                arguments(CSV, bytes("\n\n"), "The body is empty."),
                arguments(NDJSON, bytes("\n \n"), "The body is empty."),
                arguments(CSV, bytes("sep=;\na;b\n"), "delimiter is \";\" in the stream's first line"),
                arguments(CSV, bytes("c,".repeat(1_000_000) + "\n"), "column 1001 exceeds the limit of 1000 columns"),
                arguments(CSV, bytes("x".repeat(100_000_000)), "The header row is longer than 65536 bytes."),
                arguments(CSV, bytes("\"a\n1\n"), "The header row has an unclosed quote."),
                arguments(CSV, "a,b\n1,2\n".getBytes(UTF_16), "binary or not UTF-8 text"),
                arguments(CSV, "a,b\n1,2\n".getBytes(UTF_16LE), "binary or not UTF-8 text"),
                arguments(NDJSON, "{}\n{}\n".getBytes(UTF_16), "binary or not UTF-8 text"),
                arguments(CSV, Streams.gzip("a\n1\n"), "binary or not UTF-8 text"),
                arguments(CSV, "n\u00e4me,b\n1,2\n".getBytes(ISO_8859_1), "binary or not UTF-8 text"),
                arguments(GZIP, bytes(""), "The body is empty."),
                arguments(GZIP, Streams.gzip(""), "The body is empty."),
                arguments(GZIP, truncated(Streams.gzip("a\n1\n")), "ends prematurely"),
                arguments(GZIP, withGarbage(Streams.gzip("a\n1\n")), "is followed by other data"),
                arguments(GZIP, bytes("a\n1\n"), "is not gzip data"));
    }

    @ParameterizedTest
    @MethodSource("invalidStreams")
    void refusesBodiesThatAreNotRecords(String type, byte[] body, String detail) {
        Posted posted = Posted.of("/records/prices" + (type.equals(GZIP) ? "?format=csv" : ""), type, body);

        assertThat(posted.status()).isEqualTo(400);
        assertThat(posted.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(posted.body().path("type").asText()).isEqualTo("urn:taskqueue:problem:invalid");
        assertThat(posted.body().path("title").asText()).isEqualTo("Bad Request");
        assertThat(posted.detail()).contains(detail);
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void reportsEachRefusedLine() {
        byte[] stream = "a,b\n1,2\n3\n1,\0\n\u00fc,1\n\"x,4\n5,6\n".getBytes(ISO_8859_1);

        Posted posted = Posted.of("/records/prices", CSV, stream);

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.body().path("records").asInt())
                .as("ragged rows are the worker's")
                .isEqualTo(3);
        assertThat(posted.body().path("refused").asInt()).isEqualTo(3);
        assertThat(posted.body().path("refusedLines"))
                .hasToString("[{\"line\":4,\"reason\":\"has a NUL byte\"},"
                        + "{\"line\":5,\"reason\":\"is not UTF-8\"},"
                        + "{\"line\":6,\"reason\":\"has a quote that opens on line 6 and is never closed\"}]");
    }

    @Test
    void skipsALineOfAHundredMegabytes() {
        InputStream stream = new SequenceInputStream(Collections.enumeration(
                List.of(Streams.of("a,b\n1,2\n"), Streams.repeated("x", 100_000_000), Streams.of("\n3,4\n"))));

        Posted posted = Posted.stream("/records/prices", "text/csv", stream).join();

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.body().path("records").asInt()).isEqualTo(2);
        assertThat(posted.body().path("bytes").asInt()).isEqualTo(100_000_013);
        assertThat(posted.body().path("refusedLines"))
                .hasToString("[{\"line\":3,\"reason\":\"is longer than 1048576 bytes\"}]");
        assertThat(redis.llen("task_queue")).isOne();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] truncated(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 5);
    }

    private static byte[] withGarbage(byte[] bytes) {
        byte[] more = Arrays.copyOf(bytes, bytes.length + 5);
        more[more.length - 1] = 'x';
        return more;
    }
}
