package io.taskqueue.worker.handler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColumnStatisticsTest {
    @Test
    void describesNumbers() {
        ColumnStatistics statistics = of(2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(statistics.count()).isEqualTo(8);
        assertThat(statistics.min()).isEqualTo(2);
        assertThat(statistics.max()).isEqualTo(9);
        assertThat(statistics.mean()).isEqualTo(5);
        assertThat(statistics.standardDeviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    }

    @Test
    void mergesPartsIntoTheStatisticsOfTheWhole() {
        double[] numbers = new Random(42).doubles(10_000, -1e6, 1e6).toArray();
        ColumnStatistics whole = of(numbers);

        ColumnStatistics merged = ColumnStatistics.EMPTY;
        for (int from = 0; from < numbers.length; from += 777) {
            int to = Math.min(numbers.length, from + 777);
            merged = merged.merge(of(java.util.Arrays.copyOfRange(numbers, from, to)));
        }

        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.min()).isEqualTo(whole.min());
        assertThat(merged.max()).isEqualTo(whole.max());
        assertThat(merged.mean()).isCloseTo(whole.mean(), Offset.offset(1e-6));
        assertThat(merged.standardDeviation()).isCloseTo(whole.standardDeviation(), Offset.offset(1e-6));
    }

    @Test
    void isTheNeutralElementWhenEmpty() {
        ColumnStatistics some = of(1, 2, 3).withNotANumber();

        assertThat(some.merge(ColumnStatistics.EMPTY)).isEqualTo(some);
        assertThat(ColumnStatistics.EMPTY.merge(some)).isEqualTo(some);
        assertThat(ColumnStatistics.EMPTY.merge(ColumnStatistics.EMPTY)).isEqualTo(ColumnStatistics.EMPTY);
    }

    @Test
    void staysExactWhereNumbersAreLargeAndCloseTogether() {
        assertThat(of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16).standardDeviation()).isCloseTo(Math.sqrt(30), within(1e-9));
    }

    @Test
    void hasNoDeviationBelowTwoNumbers() {
        assertThat(of(3).standardDeviation()).isNaN();
    }

    private static ColumnStatistics of(double... numbers) {
        return DoubleStream.of(numbers)
                .boxed()
                .reduce(ColumnStatistics.EMPTY, ColumnStatistics::with, ColumnStatistics::merge);
    }
}
