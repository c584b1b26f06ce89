package io.taskqueue.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkRunTest {
    @ParameterizedTest
    @CsvSource({"1,3", "2,2", "3,2", "4,1", "12,1"})
    void measuresAtLeastFiveRoundsOfBaselinesSpreadOverTheRun(int cases, int rounds) {
        assertThat(BenchmarkRun.roundsBetween(cases)).isEqualTo(rounds);
        assertThat(rounds * (cases + 1)).isGreaterThanOrEqualTo(5);
    }
}
