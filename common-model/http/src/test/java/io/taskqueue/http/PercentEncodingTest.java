package io.taskqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%20b", "/%C3%A4?x=%2F", "/%f0%9f%98%80", "/a+b", "*"})
    void takesWhatCanBeDecoded(String uri) {
        assertThat(PercentEncoding.isValid(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%4",
                "/%zz",
                "/a%2",
                "/%C3",
                "/%ff",
                "/%ed%a0%80",
                "/%c0%af",
                "/?x=%",
                "/\u00e4",
                "/a|b",
                "/{a}",
                "/<a>",
                "/a\\b",
                "/a\"b"
            })
    void refusesBrokenEscapesAndWhatIsNotUtf8(String uri) {
        assertThat(PercentEncoding.isValid(uri)).isFalse();
    }
}
