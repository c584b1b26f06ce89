package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-0",
                "0.10",
                "1e400",
                "-1.5E-400",
                "12345678901234567890123456789",
                "\"\"",
                "\"\\u00e9\\/\\uD83D\\uDE00 é😀\"",
                "\"\\u0000\"",
                "[]",
                "{}",
                "[ 1 ,\t2\n]",
                "{ \"a\" : { \"b\" : [ ] } , \"c\":0.10 }",
                "{\"\":1}"
            })
    void keepsEveryByteOfTheValueAndNoneAround(String json) {
        assertThat(RawJson.of(json)).hasToString(json);
        assertThat(RawJson.of(" \t\r\n" + json + "\n \r\t")).hasToString(json);
        assertThat(RawJson.of(json + " ")).hasToString(json);
        assertThat(RawJson.of(json + "\n")).hasToString(json);
        assertThat(RawJson.of(json).length()).isEqualTo(json.getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "NaN",
                "Infinity",
                "-",
                "01",
                "1.",
                ".5",
                "+1",
                "0x10",
                "'a'",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12\"",
                "[",
                "]",
                "[1,]",
                "[1 2]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "{} {}",
                "1 2",
                "null//",
                "/**/1",
                "\ufeff1",
                "\0",
                "\0\0\0001",
                "1\0",
                "[\0]",
                "[1]x"
            })
    void rejectsAnythingButOneValue(String json) {
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> RawJson.of(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[{\"b\":{\"a\":1,\"\\u0061\":1}}]"})
    void rejectsDuplicateNames(String json) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> RawJson.of(json))
                .withMessageContaining("Duplicate field 'a'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "[\"a\\uD83Db\"]",
                "{\"\\udfff\":1}",
                "\"\ud800\"",
                "\"\udc00x\""
            })
    void rejectsLoneSurrogatesEscapedOrNot(String json) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> RawJson.of(json))
                .withMessageContaining("surrogate");
    }

    @Test
    void acceptsNestingOfHundredAndRefusesMore() {
        assertThat(RawJson.of(nested(100))).hasToString(nested(100));
        for (int depth : new int[] {101, 102, 103, 100_000}) {
            assertThatExceptionOfType(MalformedTaskException.class)
                    .isThrownBy(() -> RawJson.of(nested(depth)))
                    .withMessageMatching(".*[Nn]est.*");
        }
    }

    @Test
    void acceptsLargeValues() {
        String text = '"' + "é".repeat(1_000_000) + '"';

        assertThat(RawJson.of(text)).hasToString(text);
    }

    @Test
    void rejectsNumbersOfMoreThanThousandDigits() {
        assertThat(RawJson.of("9".repeat(1000)).length()).isEqualTo(1000);
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> RawJson.of("9".repeat(1001)));
    }

    @Test
    void isEqualWhenBytesAre() {
        assertThat(RawJson.of("{ }")).isNotEqualTo(RawJson.EMPTY_OBJECT).isNotEqualTo("{ }");
        assertThat(RawJson.of(" {} ")).isEqualTo(RawJson.EMPTY_OBJECT).hasSameHashCodeAs(RawJson.EMPTY_OBJECT);
    }

    @Test
    void cannotBeChangedFromOutside() {
        byte[] source = "[1]".getBytes(UTF_8);
        RawJson json = RawJson.of(source);

        source[1] = '2';
        json.toBytes()[1] = '3';

        assertThat(json).hasToString("[1]");
    }

    static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void cutsOutAPartByteForByte() {
        RawJson whole = RawJson.of("{\"ä\": 0.10 , \"b\":\"x\"}");

        assertThat(whole.part(6, 11)).isEqualTo(RawJson.of("0.10"));
        assertThat(whole.part(18, 21).stringValue()).isEqualTo("x");
        assertThatThrownBy(() -> whole.part(0, 8)).isInstanceOf(MalformedTaskException.class);
        assertThatThrownBy(() -> whole.part(0, 99)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hasTheTextOfAStringAlone() {
        assertThat(RawJson.of(" \"h\\u00e4llo \\ud83e\\udd8a\" ").stringValue()).isEqualTo("hällo 🦊");
        assertThat(RawJson.of("17").stringValue()).isNull();
        assertThat(RawJson.EMPTY_OBJECT.stringValue()).isNull();
    }
}
