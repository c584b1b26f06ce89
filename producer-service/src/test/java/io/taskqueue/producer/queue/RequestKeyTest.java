package io.taskqueue.producer.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @Test
    void isTheSameForTheSameUseKeyAndBody() {
        assertThat(RequestKey.of("/a", "k", BODY)).isEqualTo(RequestKey.of("/a", "k", BODY));
    }

    @Test
    void isADifferentKeyForADifferentUse() {
        assertThat(RequestKey.of("/a", "k", BODY).hash())
                .isNotEqualTo(RequestKey.of("/b", "k", BODY).hash());
    }

    @Test
    void holdsNeitherKeyNorBody() {
        assertThat(RequestKey.of("/a", "k", BODY).toString()).doesNotContain("\"k\"", "{}");
    }

    @Test
    void isNullIfTheSubmitterSentNone() {
        assertThat(RequestKey.of("/a", null, BODY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "a\nb", "é", "\u007f", "\u0000"})
    void refusesWhatIsNotPrintableAscii(String key) {
        assertThatThrownBy(() -> RequestKey.of("/a", key, BODY))
                .isInstanceOf(MalformedTaskException.class)
                .hasMessageStartingWith("Idempotency-Key must be");
    }

    @Test
    void refusesTheFirstKeyThatIsTooLong() {
        assertThat(RequestKey.of("/a", "k".repeat(255), BODY)).isNotNull();
        assertThatThrownBy(() -> RequestKey.of("/a", "k".repeat(256), BODY)).isInstanceOf(MalformedTaskException.class);
    }

    @Test
    void firstAnswersSurviveTheirEncoding() {
        FirstAnswer answer = new FirstAnswer("digest", TaskState.SCHEDULED, "an id with spaces");

        assertThat(FirstAnswer.decode(answer.encoded())).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "digest", "digest available", "digest nonsense id"})
    void rejectsInvalidFirstAnswers(String encoded) {
        assertThatThrownBy(() -> FirstAnswer.decode(encoded)).isInstanceOf(MalformedTaskException.class);
    }
}
