package io.taskqueue.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<String> full = new Report(SomeResults.of(false)).lines();
    private final List<String> quick = new Report(SomeResults.of(true)).lines();

    @Test
    void beginsWithTheMachine() {
        assertThat(full)
                .startsWith(
                        "2 cores, 24,000 MB, Some CPU, Linux amd64",
                        "JDK Some 25; services with -Xmx256m",
                        "Redis 7.0.15 without persistence; commit abc1234; 2026-01-01T00:00:00Z; took 12 s");
    }

    @Test
    void givesEachFigureWithItsSpreadItsRatiosAndWhetherItReachesItsTarget() {
        assertThat(full)
                .contains(
                        "drain  no-op tasks  29,000 /s  25,000 – 31,000     2.90     1.45   0.07  ≥ 3 × plain  MISSED")
                .contains("drain  memory           700 B        700 – 700                           ≤ 700 B  reached")
                .contains("drain  no-op tasks  concurrency 500");
    }

    @Test
    void givesTheBaselines() {
        assertThat(full).contains("plain loop          20,000 /s    20,000 – 20,000   10,000 /s    10,000 – 10,000");
    }

    @Test
    void judgesByThePlainLoopAndNotByTheAwakeOne() {
        Target target = Target.atLeastTimesPlainLoop(2.5);
        Figure figure =
                Figure.of("no-op tasks", Unit.PER_SECOND, Spread.of(29_000)).against(Work.POP);

        Line line = Line.of(figure.heldTo(target), SomeResults.of(false).baselines(), true);

        assertThat(line.timesPlainLoop()).isEqualTo(2.9);
        assertThat(line.timesAwakeLoop()).isEqualTo(1.45);
        assertThat(line.reached()).isTrue();
    }

    @Test
    void holdsAQuickRunToNothing() {
        assertThat(quick).noneMatch(line -> line.contains("MISSED") || line.contains("reached"));
        assertThat(quick).anyMatch(line -> line.endsWith("≥ 3 × plain"));
    }

    @Test
    void tellsOfFailures() {
        assertThat(full).contains("FAILED submit: of 10 tasks submitted 9 are completed");
        assertThat(SomeResults.of(false).succeeded()).isFalse();
    }
}
