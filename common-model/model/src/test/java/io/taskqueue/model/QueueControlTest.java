package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueControlTest {
    @Test
    void readsAndWritesEveryPart() {
        QueueControl control = new QueueControl(true, "ada", 1763700000000L);

        assertThat(QueueControl.decode(Golden.read(Golden.QUEUE_CONTROL))).isEqualTo(control);
        assertThat(QueueControl.decode(control.encode())).isEqualTo(control);
        assertThat(QueueControl.decode(QueueControl.OPEN.encode())).isEqualTo(QueueControl.OPEN);
    }

    @Test
    void isOpenUnlessItSaysPaused() {
        assertThat(decode("{}")).isEqualTo(QueueControl.OPEN);
        assertThat(decode("{\"limit\":{\"perSecond\":5},\"by\":null,\"at\":null}"))
                .isEqualTo(QueueControl.OPEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"paused|{\"paused\":1}", "paused|{\"paused\":null}", "by|{\"by\":[]}", "at|{\"at\":\"now\"}"})
    void namesTheFieldAtFault(String field, String json) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> decode(json))
                .withMessageStartingWith(field + " is not ");
    }

    private static QueueControl decode(String json) {
        return QueueControl.decode(json.getBytes(UTF_8));
    }
}
