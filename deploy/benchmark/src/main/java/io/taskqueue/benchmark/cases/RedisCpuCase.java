package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.cases.Flow.Flowed;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Drain.Drained;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;

/** What Redis, the one thing that cannot be multiplied, works for each task. */
final class RedisCpuCase implements Case {
    @Override
    public String name() {
        return "redis-cpu";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(50_000, 3_000);
        try (Stage stage = bench.stage()) {
            Flow flow = new Flow(stage, DrainCase.CONCURRENCY);
            Drain drain = new Drain(stage);
            bench.warmUp(() -> flow.run(ProbeTasks.idle(count)));
            List<Flowed> lives = bench.repeat(() -> flow.run(ProbeTasks.idle(count)));
            List<Drained> drains = bench.repeat(() -> drain.run(ProbeTasks.idle(count)));
            return List.of(
                    Figure.of("a task's whole life", Unit.MICROSECONDS, Spreads.of(lives, Flowed::redisMicros))
                            .heldTo(Target.atMost(20))
                            .noting("submitted by HTTP, claimed, started, completed; concurrency "
                                    + DrainCase.CONCURRENCY),
                    Figure.of("drain alone", Unit.MICROSECONDS, Spreads.of(drains, Drained::redisMicros)));
        }
    }
}
