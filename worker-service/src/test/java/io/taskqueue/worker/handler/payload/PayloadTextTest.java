package io.taskqueue.worker.handler.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.worker.handler.NonRetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTextTest {
    @Test
    void returnsTextThatIsFine() {
        assertThat(PayloadText.line("name", "Ada 🦊", 1, 5)).isEqualTo("Ada 🦊");
        assertThat(PayloadText.text("message", "a\r\n\tb", 1, 5)).isEqualTo("a\r\n\tb");
    }

    @Test
    void countsCharactersNotUtf16Units() {
        assertThatThrownBy(() -> PayloadText.line("name", "🦊🦊🦊", 1, 2))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("name must have 1 to 2 characters but has 3");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> PayloadText.text("message", null, 0, 5))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("message is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u007fb", "a\u0085b"})
    void rejectsControlCharactersInALine(String hostile) {
        assertThatThrownBy(() -> PayloadText.line("name", hostile, 1, 10))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageMatching("name has the control character U\\+00[0-9A-F]{2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b"})
    void rejectsOtherControlCharactersInText(String hostile) {
        assertThatThrownBy(() -> PayloadText.text("message", hostile, 1, 10))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("message has the control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83e", "\udd8aa", "\udd8a\ud83e"})
    void rejectsHalfOfASurrogatePair(String hostile) {
        assertThatThrownBy(() -> PayloadText.text("message", hostile, 1, 10))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("message has half of a surrogate pair");
    }
}
