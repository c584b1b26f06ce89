package io.taskqueue.worker.handler.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextHandlerTest {
    private final TextHandler handler = new TextHandler();

    @ParameterizedTest
    @CsvSource({"task1,5", "'',0", "🦊,1"})
    void answersTheLengthInCharacters(String text, int length) {
        assertThat(handler.handle(new TextTask(text), FakeContext.of("t1")))
                .isEqualTo(Outcome.completed(RawJson.of("{\"length\":" + length + "}")));
    }

    @Test
    void requiresText() {
        assertThatThrownBy(() -> handler.handle(new TextTask(null), FakeContext.of("t1")))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("text is missing");
    }
}
