package io.taskqueue.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void quotesShortTextWhole() {
        assertThat(Excerpt.of("")).isEqualTo("\"\"");
        assertThat(Excerpt.of("a".repeat(40))).isEqualTo('"' + "a".repeat(40) + '"');
    }

    @Test
    void cutsLongTextBetweenCharacters() {
        assertThat(Excerpt.of("😀".repeat(41))).isEqualTo('"' + "😀".repeat(40) + "\"…");
        assertThat(Excerpt.of("a".repeat(1_000_000))).hasSize(43);
    }

    @Test
    void replacesWhatCannotBePrinted() {
        assertThat(Excerpt.of("a\0b\r\nc\ud800d\u0085é😀")).isEqualTo("\"a?b??c?d?é😀\"");
    }

    @Test
    void leavesPlainNamesAsTheyAre() {
        assertThat(Excerpt.ofName("maxAttempts")).isEqualTo("maxAttempts");
        assertThat(Excerpt.ofName("a\nb")).isEqualTo("\"a?b\"");
        assertThat(Excerpt.ofName("n".repeat(41))).isEqualTo('"' + "n".repeat(40) + "\"…");
    }
}
