package io.taskqueue.model.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\0", "é", "€", "😀", "\ufffd", "\uffff", "a😀\ud83d\ude00"})
    void convertsTextToBytesAndBack(String text) throws CharacterCodingException {
        assertThat(Utf8.decode(Utf8.encode(text))).isEqualTo(text);
        assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(Utf8.isWellFormed(text)).isTrue();
        assertThat(Utf8.repair(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "c3", "61c3", "c0af", "e08080", "f0808080", "eda080", "edb080", "f4908080", "ff", "fe"})
    void rejectsBytesThatAreNotUtf8(String hex) {
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> Utf8.decode(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "\udc00\ud800", "a\ud800b", "\ud800\ud800\udc00", "😀\udfff"})
    void rejectsLoneSurrogates(String text) {
        assertThat(Utf8.isWellFormed(text)).isFalse();
        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> Utf8.encode(text));
    }

    @Test
    void repairsLoneSurrogatesOnly() {
        assertThat(Utf8.repair("a\ud800b😀\udc00")).isEqualTo("a\ufffdb😀\ufffd");
        assertThat(Utf8.repair(null)).isNull();
    }

    @Test
    void findsACharacterWhereverItStands() {
        for (int length = 0; length < 20; length++) {
            byte[] bytes = "é".repeat(10).getBytes(UTF_8);
            bytes[length] = '\\';
            assertThat(Utf8.find(bytes, 0, bytes.length, '\\')).isEqualTo(length);
            assertThat(Utf8.find(bytes, 0, length, '\\')).isEqualTo(length);
            assertThat(Utf8.contains(bytes, '\\')).isTrue();
        }
        assertThat(Utf8.contains("[]]]]]]][".getBytes(UTF_8), '\\')).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "12345678\\uDFFF", "\\n\\n\\\\\\udc00"})
    void seesEscapesOfSurrogates(String json) {
        assertThat(Utf8.mayEscapeSurrogates(json.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "\\n", "\\u", "\\u0041\\u20ac", "\\\\ud800", "ud800", "\\\\\\nud800"})
    void seesNoneInOtherEscapes(String json) {
        assertThat(Utf8.mayEscapeSurrogates(json.getBytes(UTF_8))).isFalse();
    }
}
