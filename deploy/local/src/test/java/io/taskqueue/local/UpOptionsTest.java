package io.taskqueue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {
    @Test
    void runsInTheForegroundAndLeavesTheNumberOfWorkersOpenByDefault() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(OptionalInt.empty(), false));
    }

    @Test
    void takesWorkersAndDetachInAnyOrder() {
        assertThat(UpOptions.parse(List.of("--detach", "--workers", "3")))
                .isEqualTo(new UpOptions(OptionalInt.of(3), true));
        assertThat(UpOptions.parse(List.of("--workers=3", "-d"))).isEqualTo(new UpOptions(OptionalInt.of(3), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "21", "x", "", "3.0", "99999999999"})
    void refusesAnUnusableNumberOfWorkers(String number) {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--workers", number)))
                .isInstanceOf(UsageException.class)
                .hasMessage("--workers takes a number from 1 to 20, not '%s'.".formatted(number));
    }

    @Test
    void refusesWorkersWithoutANumber() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--workers"))).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--worker", "up", "-x", ""})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThatThrownBy(() -> UpOptions.parse(List.of(argument)))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown argument '%s'.".formatted(argument));
    }
}
