package io.taskqueue.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationWithinTest {
    private final DurationWithin.Silence converter = new DurationWithin.Silence();

    @ParameterizedTest
    @ValueSource(strings = {"100ms", " 10s ", "3600s", "1h"})
    void acceptsBothBoundsAndValuesBetween(String value) {
        assertThat(converter.convert(value)).isBetween(Duration.ofMillis(100), Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "PT1H0.001S", "-1s", "0s", "soon", "99999999999999999999"})
    void rejectsValuesOutOfBoundsAndOtherTexts(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converter.convert(value))
                .withMessage("must be a duration such as 500ms, 10s or 5m, from 100ms to 3600000ms");
    }

    @Test
    void readsAnEmptyTextAsAbsent() {
        assertThat(converter.convert(" ")).isNull();
    }
}
