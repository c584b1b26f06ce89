package io.taskqueue.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {
    private static final double[] ONE_TO_HUNDRED =
            IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1.5,2", "50,50", "99,99", "99.1,100", "100,100"})
    void isTheNearestRank(double percent, double value) {
        assertThat(Percentiles.of(ONE_TO_HUNDRED).at(percent)).isEqualTo(value);
    }

    @Test
    void takesTheUpperEndOfFewValues() {
        Percentiles three = Percentiles.of(5, 1, 3);

        assertThat(three.median()).isEqualTo(3);
        assertThat(three.at(99)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.NaN})
    void refusesWhatIsNoShare(double percent) {
        assertThatThrownBy(() -> Percentiles.of(1).at(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> Percentiles.of()).isInstanceOf(IllegalArgumentException.class);
    }
}
