package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteOrLineEndTest {
    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void isFoundWhereverItStands(char found) {
        for (int at = 0; at < 20; at++) {
            byte[] bytes = new byte[20];
            Arrays.fill(bytes, (byte) 'x');
            bytes[at] = (byte) found;
            bytes[19] = '"';

            assertThat(QuoteOrLineEnd.find(bytes, 0, 20)).isEqualTo(at);
            assertThat(QuoteOrLineEnd.find(bytes, at, 20)).isEqualTo(at);
            assertThat(QuoteOrLineEnd.find(bytes, 0, at)).isEqualTo(at);
        }
    }

    @Test
    void ignoresOtherBytes() {
        for (int other = Byte.MIN_VALUE; other <= Byte.MAX_VALUE; other++) {
            byte[] bytes = new byte[16];
            Arrays.fill(bytes, (byte) other);

            boolean counts = other == '"' || other == '\n' || other == '\r';
            assertThat(QuoteOrLineEnd.find(bytes, 0, 16)).isEqualTo(counts ? 0 : 16);
        }
        byte[] text = "12345678#!\u000b\u000c\u000e„“".getBytes(UTF_8);
        assertThat(QuoteOrLineEnd.find(text, 0, text.length)).isEqualTo(text.length);
    }
}
