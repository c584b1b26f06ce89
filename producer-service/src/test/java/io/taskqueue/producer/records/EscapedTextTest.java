package io.taskqueue.producer.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapedTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHARACTERS = "aZ ~\"\\/\n\r\t\b\f\1\37\177é€😀";

    @Test
    void isWhatAJsonReaderTakesForTheText() throws IOException {
        Random random = new Random(3);
        int[] points = CHARACTERS.codePoints().toArray();
        EscapedText escaped = new EscapedText(1_000);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.appendCodePoint(random.nextBoolean() ? 'x' : points[random.nextInt(points.length)]);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);

            escaped.clear();
            assertThat(escaped.add(bytes, 0, bytes.length)).isEqualTo(EscapedText.Fit.ADDED);

            String json = '"' + new String(escaped.bytes(), 0, escaped.length(), UTF_8) + '"';
            assertThat(JSON.readValue(json, String.class)).isEqualTo(text.toString());
        }
    }

    @Test
    void findsWhatNoChunkCarriesWhereverItStands() {
        EscapedText escaped = new EscapedText(1_000);
        for (int at = 0; at < 20; at++) {
            byte[] bytes = "x".repeat(20).getBytes(UTF_8);
            bytes[at] = 0;
            assertThat(escaped.add(bytes, 0, 20)).isEqualTo(EscapedText.Fit.HAS_NUL);
            bytes[at] = (byte) 0xc3;
            assertThat(escaped.add(bytes, 0, 20)).isEqualTo(EscapedText.Fit.NOT_UTF8);
        }
        assertThat(escaped.length()).isZero();
    }
}
