package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.cases.Flow.Flowed;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Inflow;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;

/** A producer takes tasks in while a worker runs them, both as fast as they can beside each other. */
final class EndToEndCase implements Case {
    @Override
    public String name() {
        return "end-to-end";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(100_000, 5_000);
        try (Stage stage = bench.stage()) {
            Flow flow = new Flow(stage, DrainCase.CONCURRENCY);
            bench.warmUp(() -> flow.run(ProbeTasks.idle(count)));
            List<Flowed> flows = bench.repeat(() -> flow.run(ProbeTasks.idle(count)));
            return List.of(Figure.of("submitted and completed", Unit.PER_SECOND, Spreads.of(flows, Flowed::steadyRate))
                    .against(Work.PUSH_AND_POP)
                    .heldTo(Target.atLeastTimesPlainLoop(1.5))
                    .noting("NDJSON, %d tasks a request, held back while %,d wait; concurrency %d. %s"
                            .formatted(
                                    Inflow.BATCH,
                                    Flow.MOST_WAITING,
                                    DrainCase.CONCURRENCY,
                                    flows.getLast().usage().describe())));
        }
    }
}
