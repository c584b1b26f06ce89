package io.taskqueue.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({"14999.9,false", "15000,true", "15000.1,true"})
    void isReachedAtTheLimitAndAbove(double value, boolean reached) {
        assertThat(Target.atLeast(15_000).isReached(value, null)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"19.9,true", "20,true", "20.1,false"})
    void isReachedAtTheLimitAndBelow(double value, boolean reached) {
        assertThat(Target.atMost(20).isReached(value, null)).isEqualTo(reached);
    }

    @Test
    void judgesTheRatioAndNotTheValue() {
        Target target = Target.atLeastTimesPlainLoop(3);

        assertThat(target.isReached(1, 3.0)).isTrue();
        assertThat(target.isReached(1_000_000, 2.9)).isFalse();
    }

    @Test
    void saysWhatItAsksFor() {
        assertThat(Target.atLeast(15_000).describe(Unit.PER_SECOND)).isEqualTo("≥ 15,000 /s");
        assertThat(Target.atMost(1.5).describe(Unit.SECONDS)).isEqualTo("≤ 1.5 s");
        assertThat(Target.atLeastTimesPlainLoop(2.5).describe(Unit.PER_SECOND)).isEqualTo("≥ 2.5 × plain");
    }

    @Test
    void asksForARatioOnlyOfWhatIsCompared() {
        Figure figure = Figure.of("drain", Unit.PER_SECOND, Spread.of(1));

        assertThatThrownBy(() -> figure.heldTo(Target.atLeastTimesPlainLoop(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(figure.against(Work.POP)
                        .heldTo(Target.atLeastTimesPlainLoop(3))
                        .target())
                .isNotNull();
    }
}
