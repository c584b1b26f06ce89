package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void leavesPlainWordsAsTheyAre() {
        assertThat(LogText.of("019a9f2c-5d3e-7b1a-9c40-2f8e6d7a1b3c"))
                .isEqualTo("019a9f2c-5d3e-7b1a-9c40-2f8e6d7a1b3c");
        assertThat(LogText.of("io.taskqueue.Boom")).isEqualTo("io.taskqueue.Boom");
        assertThat(LogText.of(null)).isNull();
    }

    @Test
    void quotesWhatCouldPassForAnotherField() {
        assertThat(LogText.of("")).isEqualTo("\"\"");
        assertThat(LogText.of("a operator=root")).isEqualTo("\"a operator=root\"");
        assertThat(LogText.of("a\" b=\"c\\")).isEqualTo("\"a\\\" b=\\\"c\\\\\"");
    }

    @Test
    void escapesWhatCouldEndTheLineOrTurnItsReading() {
        assertThat(LogText.of("a\nevent=forged")).isEqualTo("\"a\\u000aevent=forged\"");
        assertThat(LogText.of("a\u2028b\u202ec\u001b[31m")).isEqualTo("\"a\\u2028b\\u202ec\\u001b[31m\"");
        assertThat(LogText.of("Größe 7")).isEqualTo("\"Größe 7\"");
    }
}
