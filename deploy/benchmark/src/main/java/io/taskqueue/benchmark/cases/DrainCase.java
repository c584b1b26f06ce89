package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Drain.Drained;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;

/** One worker process runs tasks that do nothing, as fast as it can. */
final class DrainCase implements Case {
    static final int CONCURRENCY = 1000;

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(100_000, 2_000);
        try (Stage stage = bench.stage()) {
            stage.worker(Settings.concurrency(CONCURRENCY));
            Drain drain = new Drain(stage);
            Drained cold = drain.run(ProbeTasks.idle(count));
            List<Drained> warm = bench.repeat(() -> drain.run(ProbeTasks.idle(count)));
            return List.of(
                    Figure.of("no-op tasks", Unit.PER_SECOND, Spreads.of(warm, Drained::rate))
                            .against(Work.POP)
                            .heldTo(Target.atLeastTimesPlainLoop(3))
                            .noting("concurrency " + CONCURRENCY + "; stretch 4 × plain. "
                                    + warm.getLast().usage().describe()),
                    Figure.of("the first of a new worker", Unit.PER_SECOND, Spread.of(cold.rate()))
                            .against(Work.POP)
                            .noting(count + " tasks, nothing compiled yet"));
        }
    }
}
