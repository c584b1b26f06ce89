package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.text.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
    @Test
    void endsABombOfAFewKilobytesWithinTheFirstMegabytes() {
        byte[] bomb = Streams.gzip("0".repeat(20_000_000));

        assertThat(bomb.length).isLessThan(30_000);
        try (GzipMembers plain = new GzipMembers(new ByteArrayInputStream(bomb))) {
            assertThatThrownBy(() -> plain.skipNBytes(2_000_000))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("expands to more than 200 times its size");
        }
    }

    private static final String TEXT = "some text, and more of it\n".repeat(5000);

    @Test
    void readsOneMemberAfterTheOther() throws IOException {
        byte[] members = joined(gzip(TEXT), gzip(""), gzip("end"));

        assertThat(read(new ByteArrayInputStream(members))).isEqualTo(TEXT + "end");
        assertThat(read(Streams.inDribs(members, new Random(1)))).isEqualTo(TEXT + "end");
    }

    /** As bsdtar and tapes pad; gzip and Python read it so. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 511, 100_000})
    void treatsZerosAfterTheLastMemberAsPadding(int zeros) throws IOException {
        byte[] padded = joined(gzip(TEXT), gzip("end"), new byte[zeros]);

        assertThat(read(new ByteArrayInputStream(padded))).isEqualTo(TEXT + "end");
        assertThat(read(Streams.inDribs(padded, new Random(1)))).isEqualTo(TEXT + "end");
    }

    @Test
    void readsHeadersWithAllOptionalFields() throws IOException {
        byte[] plain = gzip("hello");
        byte[] header = HexFormat.of().parseHex("1f8b081e00000000000303000102036e616d6500636f6d6d656e74001234");

        assertThat(read(new ByteArrayInputStream(joined(header, Arrays.copyOfRange(plain, 10, plain.length)))))
                .isEqualTo("hello");
    }

    @Test
    void readsAnEmptyStreamAsEmpty() throws IOException {
        assertThat(read(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    @Test
    void reportsThePositionOfACorruptStream() {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        byte[] gzip = gzip(random);
        byte[] flipped = gzip.clone();
        flipped[flipped.length - 6] ^= 1;

        assertBroken(Arrays.copyOf(gzip, 50_000), "ends prematurely at byte 50000, after 49");
        assertBroken(Arrays.copyOf(gzip, 5), "ends prematurely at byte 5, after 0 decompressed bytes");
        assertBroken(Arrays.copyOf(gzip, gzip.length - 1), "ends prematurely");
        assertBroken(flipped, "is corrupt");
        assertBroken(joined(gzip, new byte[100], new byte[] {1}), "is followed by other data at byte");
        assertBroken(joined(gzip, new byte[100_000], gzip), "is followed by other data at byte");
        assertBroken(joined(gzip, "more".getBytes(UTF_8)), "is followed by other data");
        assertBroken(joined(new byte[100], gzip), "is not gzip data");
        assertBroken(joined(gzip, Arrays.copyOf(gzip, 4)), "ends prematurely");
        assertBroken("name,price\n".getBytes(UTF_8), "is not gzip data at byte 1");
        assertBroken(joined(Arrays.copyOf(gzip, 10), HexFormat.of().parseHex("ffffffff")), "is corrupt");
    }

    @Test
    void endsABomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            Streams.repeated("\n", 300L * 1024 * 1024).transferTo(gzip);
        }
        InputStream stream = new GzipMembers(new ByteArrayInputStream(bomb.toByteArray()));

        assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expands to more than 200 times its size");
    }

    private static void assertBroken(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> read(Streams.inDribs(bytes, new Random(1)))).hasMessageContaining(message);
    }

    private static String read(InputStream raw) throws IOException {
        try (GzipMembers members = new GzipMembers(raw)) {
            return new String(members.readAllBytes(), UTF_8);
        }
    }

    private static byte[] gzip(String text) {
        return gzip(text.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
