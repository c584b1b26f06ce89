package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Inflow;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;

/** Many tasks are submitted by HTTP, many in each request. */
final class BulkEnqueueCase implements Case {
    @Override
    public String name() {
        return "bulk-enqueue";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(100_000, 3_000);
        try (Stage stage = bench.stage()) {
            ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
            producer.awaitReady();
            Inflow inflow = Inflow.unbounded(stage, producer);
            inflow.run(ProbeTasks.idle(count));
            List<Double> seconds = bench.repeat(() -> inflow.run(ProbeTasks.idle(count)));
            Accounting.requireWaiting(stage, (1L + seconds.size()) * count);
            return List.of(Figure.of("POST /tasks/batch", Unit.PER_SECOND, rates(count, seconds))
                    .against(Work.PUSH)
                    .heldTo(Target.atLeastTimesPlainLoop(2.5))
                    .noting("NDJSON, %d tasks a request, %d connections".formatted(Inflow.BATCH, Inflow.CONNECTIONS)));
        }
    }

    private static Spread rates(int count, List<Double> seconds) {
        return Spreads.of(seconds, time -> count / time);
    }
}
