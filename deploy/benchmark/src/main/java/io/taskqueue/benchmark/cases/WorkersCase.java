package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Drain.Drained;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;
import java.util.stream.Stream;

/** The same load with more worker processes, until Redis or the cores are full. */
final class WorkersCase implements Case {
    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final int IN_QUICK_RUN = 2;

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        return WORKERS.stream()
                .filter(workers -> !bench.quick() || workers == IN_QUICK_RUN)
                .map(workers -> measure(bench, workers))
                .toList();
    }

    private static Figure measure(Bench bench, int workers) {
        int count = bench.count(40_000, 2_000);
        try (Stage stage = bench.stage()) {
            Stream.generate(() -> stage.launch(Service.WORKER, Settings.concurrency(DrainCase.CONCURRENCY)))
                    .limit(workers)
                    .toList()
                    .forEach(ServiceProcess::awaitReady);
            Drain drain = new Drain(stage);
            bench.warmUp(() -> drain.run(ProbeTasks.idle(count * workers)));
            List<Drained> drains = bench.repeat(() -> drain.run(ProbeTasks.idle(count)));
            String name = workers == 1 ? "1 worker" : workers + " workers";
            return Figure.of(name, Unit.PER_SECOND, Spreads.of(drains, Drained::rate))
                    .against(Work.POP)
                    .noting(drains.getLast().usage().describe());
        }
    }
}
