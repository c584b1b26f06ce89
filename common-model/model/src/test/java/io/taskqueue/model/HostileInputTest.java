package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.testing.Golden;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are not, or not quite, records: every decoder answers with a record or a MalformedTaskException. */
class HostileInputTest {
    private static final Function<byte[], byte[]> ENVELOPE =
            json -> TaskCodec.encode(TaskCodec.decode(json, "default"));
    private static final Function<byte[], byte[]> STATUS = json -> TaskStatusCodec.encode(TaskStatusCodec.decode(json));
    private static final Function<byte[], byte[]> WORKER =
            json -> WorkerStatusCodec.encode(WorkerStatusCodec.decode(json));
    private static final Function<byte[], byte[]> CONTROL =
            json -> QueueControl.decode(json).encode();

    /** Bytes that open, close, part or spoil something: structure, white space, controls, numbers, bits of UTF-8. */
    private static final byte[] TELLING_BYTES =
            "\0\t\n {}[]\":,\\/-+.019eEantu\u007f\u0080\u00bf\u00c0\u00c3\u00e2\u00ed\u00f0\u00ff".getBytes(ISO_8859_1);

    static Stream<Arguments> goldenFiles() {
        return Stream.of(
                        Golden.ENVELOPES.stream().map(name -> Arguments.of(name, ENVELOPE)),
                        Golden.STATUSES.stream().map(name -> Arguments.of(name, STATUS)),
                        Stream.of(
                                Arguments.of(Golden.WORKER_STATUS, WORKER),
                                Arguments.of(Golden.QUEUE_CONTROL, CONTROL)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void isMalformedWhenCutAnywhere(String name, Function<byte[], byte[]> readAndWrite) {
        byte[] whole = new String(Golden.read(name), UTF_8).strip().getBytes(UTF_8);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatExceptionOfType(MalformedTaskException.class)
                    .as("first %d bytes", length)
                    .isThrownBy(() -> readAndWrite.apply(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void isRecordOrMalformedWhateverHappensToOneByte(String name, Function<byte[], byte[]> readAndWrite) {
        byte[] json = Golden.read(name);
        byte[] others = name.equals("envelope-newer-minor") ? everyByte() : TELLING_BYTES;

        for (int at = 0; at < json.length; at++) {
            byte original = json[at];
            for (byte other : others) {
                json[at] = other;
                assertRecordOrMalformed(json, readAndWrite);
            }
            json[at] = original;
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void rejectsOtherEncodings(String name, Function<byte[], byte[]> readAndWrite) {
        String json = new String(Golden.read(name), UTF_8);

        for (Charset charset :
                new Charset[] {UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE")}) {
            assertThatExceptionOfType(MalformedTaskException.class)
                    .as(charset.name())
                    .isThrownBy(() -> readAndWrite.apply(json.getBytes(charset)));
        }
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> readAndWrite.apply(("\ufeff" + json).getBytes(UTF_8)))
                .withMessage("starts with a byte order mark");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\0",
                "null",
                "[]",
                "[{}]",
                "1",
                "\"{}\"",
                "{\"type\":\"t\",\"payload\":1}{}",
                "{\"type\":\"t\",\"payload\":1,\"payload\":2}",
                "{\"type\":\"t\",\"payload\":1,\"x\":1,\"x\":1}",
                "{\"type\":\"t\",\"payload\":Infinity}",
                "{\"type\":\"t\",\"payload\":\"\0\"}",
                "{\"type\":\"t\",\"payload\":1\0}",
                "{\"type\":\"t\",\"payload\":\"\\ud800\"}",
                "{\"type\":\"t\",\"payload\":1,\"x\":{\"\\udc00\":1}}",
                "{\"type\":\"t\",\"payload\":1,\"\\ud800\":1}",
                "{\"type\":\"t\",\"payload\":1,}",
                "{\"type\":\"t\" \"payload\":1}"
            })
    void rejectsWhatIsNotAnEnvelope(String text) {
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> ENVELOPE.apply(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "Ã", "À\u00af", "à\u0080\u0080", "í \u0080", "ô\u0090\u0080\u0080", "ÿ", "þ"})
    void rejectsInvalidUtf8(String bytes) {
        byte[] json = ("{\"type\":\"t\",\"payload\":\"" + bytes + "\"}").getBytes(ISO_8859_1);

        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> ENVELOPE.apply(json))
                .withMessage("is not valid UTF-8");
    }

    @Test
    void acceptsPayloadHundredDeepAndRefusesDeeper() {
        assertThat(decode(payload(RawJsonTest.nested(100))).payload()).hasToString(RawJsonTest.nested(100));
        for (int depth : new int[] {101, 102, 103, 100_000}) {
            assertThatExceptionOfType(MalformedTaskException.class)
                    .isThrownBy(() -> decode(payload(RawJsonTest.nested(depth))))
                    .withMessageMatching("payload .*[Nn]est.*");
            assertThatExceptionOfType(MalformedTaskException.class)
                    .isThrownBy(() -> decode(payload("1,\"x\":" + RawJsonTest.nested(depth))));
        }
    }

    @Test
    void canKeepTheDeepestEnvelopeInItsStatusRecord() {
        Task deepest = decode(payload(RawJsonTest.nested(100) + ",\"id\":\"a\",\"x\":" + RawJsonTest.nested(100)));
        TaskStatus status = TaskStatus.of(deepest, TaskState.DISCARDED)
                .keepingTask(deepest)
                .result(RawJson.of(RawJsonTest.nested(100)))
                .build();

        TaskStatus again = TaskStatusCodec.decode(TaskStatusCodec.encode(status));

        assertThat(again).isEqualTo(status);
        assertThat(TaskCodec.decode(again.task().toBytes(), "default")).isEqualTo(deepest);
    }

    @Test
    void survivesUnclosedNesting() {
        for (String open : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            assertThatExceptionOfType(MalformedTaskException.class)
                    .isThrownBy(() -> decode(payload(open.repeat(100_000))));
            assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> RawJson.of(open.repeat(100_000)));
        }
    }

    @Test
    void survivesHugeNumbersNamesAndLists() {
        for (String value : new String[] {
            "9".repeat(1_000_000), "1e" + "9".repeat(100), "\"a\":{\"" + "n".repeat(1_000_000) + "\":1}"
        }) {
            assertRecordOrMalformed(payload(value).getBytes(UTF_8), ENVELOPE);
            assertRecordOrMalformed(payload("1,\"attempt\":" + value).getBytes(UTF_8), ENVELOPE);
        }
        String failures = "{},".repeat(100_000) + "{}";
        assertThat(decode(payload("1,\"failures\":[" + failures + "]")).failures())
                .hasSize(Task.KEPT_FAILURES);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static void assertRecordOrMalformed(byte[] json, Function<byte[], byte[]> readAndWrite) {
        byte[] written;
        try {
            written = readAndWrite.apply(json);
        } catch (MalformedTaskException e) {
            return;
        }
        assertThat(readAndWrite.apply(written)).isEqualTo(written);
    }

    private static String payload(String value) {
        return "{\"type\":\"t\",\"payload\":" + value + "}";
    }

    private static Task decode(String json) {
        return TaskCodec.decode(json.getBytes(UTF_8), "default");
    }
}
