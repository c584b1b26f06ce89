package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Drain.Drained;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;

/** One worker process runs tasks that wait for something else, as most do. */
final class IoTasksCase implements Case {
    private static final int CONCURRENCY = 1_000;
    private static final int PAUSE_MILLIS = 20;

    @Override
    public String name() {
        return "io-tasks";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(60_000, 2_000);
        try (Stage stage = bench.stage()) {
            ServiceProcess worker = stage.worker(Settings.concurrency(CONCURRENCY));
            Drain drain = new Drain(stage);
            bench.warmUp(() -> drain.run(ProbeTasks.pausing(count, PAUSE_MILLIS)));
            List<Drained> drains = bench.repeat(() -> drain.run(ProbeTasks.pausing(count, PAUSE_MILLIS)));
            return List.of(
                    Figure.of("20 ms tasks", Unit.PER_SECOND, Spreads.of(drains, Drained::rate))
                            .against(Work.POP)
                            .heldTo(Target.atLeast(15_000))
                            .noting("concurrency " + CONCURRENCY + ". "
                                    + drains.getLast().usage().describe()),
                    Figure.of(
                                    "worker's peak memory",
                                    Unit.MEGABYTES,
                                    Spread.of(worker.memory().peak()))
                            .heldTo(Target.atMost(512))
                            .noting("resident, from start to end"));
        }
    }
}
