package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringStreamTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"\"                             | ``",
                "\"a,b\"                          | a,b",
                "\"é€😀\"                         | é€😀",
                "\"\\\"\\\\\\/\"                  | \"\\/",
                "\"\\u0041\\u00e9\\u20AC!\"       | Aé€!",
                "\"\\uD83D\\uDE00\\ud83d\\ude00\" | 😀😀",
                "\"\\\\u0041\"                    | \\u0041"
            })
    void resolvesEscapes(String json, String text) throws IOException {
        assertThat(RawJson.of(json).openText(0).readAllBytes()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void resolvesControlCharacters() throws IOException {
        assertThat(RawJson.of("\"\\n\\r\\t\\b\\f\\u0000\\u001f\"").openText(0).readAllBytes())
                .isEqualTo("\n\r\t\b\f\0\37".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void goesOnWhereTheReaderHadNoRoom(int room) throws IOException {
        var stream = RawJson.of("\"a\\ud83d\\ude00\\u20ac\\nb\"").openText(0);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] bytes = new byte[room];
        for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
            read.write(bytes, 0, count);
        }

        assertThat(read.toString(UTF_8)).isEqualTo("a😀€\nb");
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void readsAStringWithinAValue() throws IOException {
        RawJson json = RawJson.of("{\"a\":\"x\\ny\",\"b\":1}");

        assertThat(json.openText(5).readAllBytes()).isEqualTo("x\ny".getBytes(UTF_8));
        assertThatIllegalArgumentException().isThrownBy(() -> json.openText(4)).withMessageContaining("byte 4");
    }
}
