package io.taskqueue.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BaselineTest {
    private final Baseline baseline = new Baseline("plain", Spread.of(20_000), Spread.of(5_000));

    @Test
    void movesAnElementInAndOutInTheSumOfBothTimes() {
        assertThat(baseline.rate(Work.PUSH)).isEqualTo(20_000);
        assertThat(baseline.rate(Work.POP)).isEqualTo(5_000);
        assertThat(baseline.rate(Work.PUSH_AND_POP)).isEqualTo(4_000);
    }

    @Test
    void givesRatiosToTheWorkAFigureIsComparedWith() {
        Figure figure = Figure.of("drain", Unit.PER_SECOND, Spread.of(10_000));

        assertThat(figure.times(baseline)).isNull();
        assertThat(figure.against(Work.POP).times(baseline)).isEqualTo(2);
        assertThat(figure.against(Work.PUSH_AND_POP).times(baseline)).isEqualTo(2.5);
    }
}
