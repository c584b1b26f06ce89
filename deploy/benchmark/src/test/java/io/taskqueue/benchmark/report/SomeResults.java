package io.taskqueue.benchmark.report;

import io.taskqueue.benchmark.figures.Baseline;
import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.CaseResult;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import java.util.List;

/** A run as it might have been. */
final class SomeResults {
    private static final Machine MACHINE = new Machine(
            2,
            24_000,
            "Some CPU",
            "Linux amd64",
            "Some 25",
            "7.0.15",
            "abc1234",
            List.of("-Xmx256m"),
            "2026-01-01T00:00:00Z");
    private static final Baselines BASELINES = new Baselines(
            new Baseline("plain loop", Spread.of(20_000), Spread.of(10_000)),
            new Baseline("awake loop", Spread.of(25_000), Spread.of(20_000)),
            new Baseline("raw Redis", Spread.of(200_000), Spread.of(400_000)),
            List.of(new Baseline("awake loop, Jedis", Spread.of(22_000), Spread.of(21_000))));

    private SomeResults() {}

    /** A case that reaches one target and misses the other, one that failed. */
    static Results of(boolean quick) {
        CaseResult drain = new CaseResult(
                "drain",
                List.of(
                        Figure.of("no-op tasks", Unit.PER_SECOND, Spread.of(29_000, 25_000, 31_000))
                                .against(Work.POP)
                                .heldTo(Target.atLeastTimesPlainLoop(3))
                                .noting("concurrency 500"),
                        Figure.of("memory", Unit.BYTES, Spread.of(699.6)).heldTo(Target.atMost(700))),
                null);
        CaseResult failed = new CaseResult("submit", List.of(), "of 10 tasks submitted 9 are completed");
        return new Results(MACHINE, quick, 3, 12.3, BASELINES, List.of(drain, failed));
    }
}
