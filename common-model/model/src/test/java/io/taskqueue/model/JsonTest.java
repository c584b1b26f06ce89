package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void convertsTextToUtf8AndBack() {
        assertThat(Json.decode(Json.encode("é😀"))).isEqualTo("é😀");
    }

    @Test
    void rejectsBytesThatAreNotUtf8() {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> Json.decode(new byte[] {(byte) 0xc3}))
                .withMessage("is not valid UTF-8");
    }

    @Test
    void rejectsLoneSurrogates() {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> Json.encode("a\ud800b"))
                .withMessage("has half of a surrogate pair");
    }
}
