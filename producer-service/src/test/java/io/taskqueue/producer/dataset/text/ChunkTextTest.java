package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.producer.dataset.text.ChunkText.Fit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTextTest {
    private static final String CHARACTERS = "aZ ~\"\\/\n\r\t\b\f\1\37\177é€😀";

    @Test
    void isTheAddedText() {
        Random random = new Random(3);
        int[] points = CHARACTERS.codePoints().toArray();
        ChunkText text = new ChunkText(1_000_000);
        StringBuilder all = new StringBuilder();
        for (int round = 0; round < 2_000; round++) {
            StringBuilder record = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                record.appendCodePoint(random.nextBoolean() ? 'x' : points[random.nextInt(points.length)]);
            }
            byte[] bytes = ("#" + record + "#").getBytes(UTF_8);

            assertThat(text.add(bytes, 1, bytes.length - 1)).isEqualTo(Fit.ADDED);

            all.append(record);
        }
        assertThat(new String(text.bytes(), UTF_8)).isEqualTo(all.toString());
    }

    @Test
    void findsRefusedBytesAtEveryPosition() {
        ChunkText text = new ChunkText(1_000);
        for (int at = 0; at < 20; at++) {
            byte[] bytes = "x".repeat(20).getBytes(UTF_8);
            bytes[at] = 0;
            assertThat(text.add(bytes, 0, 20)).isEqualTo(Fit.HAS_NUL);
            bytes[at] = (byte) 0xc3;
            assertThat(text.add(bytes, 0, 20)).isEqualTo(Fit.NOT_UTF8);
        }
        assertThat(text.bytes()).isEmpty();
    }

    @Test
    void doesNotLookBeyondTheGivenEnd() {
        byte[] bytes = {0, 'a', (byte) 0xc3, (byte) 0xa9, 0};

        ChunkText text = new ChunkText(10);

        assertThat(text.add(bytes, 1, 4)).isEqualTo(Fit.ADDED);
        assertThat(text.bytes()).asString(UTF_8).isEqualTo("aé");
    }

    @Test
    void addsAllOrNothingUpToItsLimit() {
        ChunkText text = new ChunkText(5);

        assertThat(text.add("abc".getBytes(UTF_8), 0, 3)).isEqualTo(Fit.ADDED);
        assertThat(text.add("def".getBytes(UTF_8), 0, 3)).isEqualTo(Fit.TOO_LONG);
        assertThat(text.addLineEnds(3, (byte) '\n')).isFalse();
        assertThat(text.addLineEnds(Long.MAX_VALUE, (byte) '\n')).isFalse();
        assertThat(text.addLineEnds(2, (byte) '\n')).isTrue();

        assertThat(text.bytes()).asString(UTF_8).isEqualTo("abc\n\n");
        text.clear();
        assertThat(text.add("defgh".getBytes(UTF_8), 0, 5)).isEqualTo(Fit.ADDED);
        assertThat(text.bytes()).asString(UTF_8).isEqualTo("defgh");
    }
}
