package io.taskqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "line\r\n\tline",
                "\u05d0\u05d1",
                "\u0646\u200c\u0627",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "soft\u00adhyphen"
            })
    void leavesTextOfAllScriptsAlone(String text) {
        assertThat(VisibleText.hasHidden(text)).isFalse();
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u061c", "\u200b", "\ufeff", "\u0000", "\u001b",
                "\u0085", "\u2028"
            })
    void namesWhatCannotBeSeen(String hidden) {
        String code = String.format("[U+%04X]", hidden.codePointAt(0));

        assertThat(VisibleText.hasHidden("a" + hidden + "b")).isTrue();
        assertThat(VisibleText.of("a" + hidden + "b")).isEqualTo("a" + code + "b");
        assertThat(VisibleText.inHtml("<" + hidden + "\"&'>")).isEqualTo("&lt;" + code + "&quot;&amp;&#39;&gt;");
    }
}
