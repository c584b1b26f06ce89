package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "task1",
                "019aa4b5-5f00-7c3e-8d41-2f6b1c9e7a10",
                " a ",
                "...",
                "a..b",
                ".a",
                "ä/ö:ü {x}*",
                "😀"
            })
    void acceptsAnyPlainText(String id) {
        assertThat(TaskId.requireValid(id)).isSameAs(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u2003",
                "a\nb",
                "a\0",
                ".",
                "..",
                "\u007f",
                "\u0085",
                "\ud800",
                "x\udc00y",
                "\ude00\ud83d"
            })
    void rejectsBlanksDotsControlCharactersAndLoneSurrogates(String id) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> TaskId.requireValid(id))
                .withMessageStartingWith("id must be 1 to 200 bytes")
                .satisfies(e -> assertThat(e.field()).isEqualTo("id"));
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(TaskId.isValid("a".repeat(200))).isTrue();
        assertThat(TaskId.isValid("a".repeat(201))).isFalse();
        assertThat(TaskId.isValid("é".repeat(100))).isTrue();
        assertThat(TaskId.isValid("é".repeat(101))).isFalse();
        assertThat(TaskId.isValid("😀".repeat(50))).isTrue();
        assertThat(TaskId.isValid("😀".repeat(51))).isFalse();
    }
}
