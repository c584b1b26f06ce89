package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Inflow;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A very long queue: whether it slows the worker down, and what a task takes of Redis' memory. */
final class BacklogCase implements Case {
    private static final int SMALL_DRAINS_A_ROUND = 5;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        ProbeTasks submitted = ProbeTasks.idle(bench.count(100_000, 2_000));
        int few = bench.count(10_000, 500);
        ProbeTasks many = ProbeTasks.idle(bench.count(1_000_000, 10_000));
        try (Stage stage = bench.stage()) {
            double queuedBytes = submit(stage, submitted);
            stage.worker(Settings.concurrency(DrainCase.CONCURRENCY));
            Drain drain = new Drain(stage);
            drain.awaitLeft(0);
            Accounting.requireCompleted(stage, submitted);

            Spread fewRates = Spread.of(bench.repeat(() -> smallDrains(drain, few)));
            long before = stage.info().usedMemory();
            drain.seed(many);
            double pushedBytes = perTask(stage, before, many);
            Spread manyRates = Spread.of(drainInParts(drain, many, bench.repetitions()));
            double finishedBytes = perTask(stage, before, many);
            Accounting.requireCompleted(stage, many);

            String manyName = "%,d queued".formatted(many.count());
            return List.of(
                    rate("%,d queued".formatted(few), fewRates)
                            .noting(SMALL_DRAINS_A_ROUND + " such drains a round; concurrency "
                                    + DrainCase.CONCURRENCY),
                    rate(manyName, manyRates).noting("while the first parts of 10 % each are run"),
                    Figure.of(manyName + " over few", Unit.TIMES, over(manyRates, fewRates.median()))
                            .heldTo(Target.atLeast(0.9)),
                    bytes("memory of a queued task", queuedBytes)
                            .heldTo(Target.atMost(700))
                            .noting("submitted by HTTP: envelope of %d bytes and status record"
                                    .formatted(ProbeTasks.USUAL_SIZE)),
                    bytes("the same pushed by LPUSH", pushedBytes).noting("no record before it is started"),
                    bytes("memory of a finished task", finishedBytes).heldTo(Target.atMost(400)));
        }
    }

    /** Brings tasks in through a producer that is started for it; answers what each takes of memory. */
    private static double submit(Stage stage, ProbeTasks tasks) {
        ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
        producer.awaitReady();
        long before = stage.info().usedMemory();
        Inflow.unbounded(stage, producer).run(tasks);
        Accounting.requireWaiting(stage, tasks.count());
        return perTask(stage, before, tasks);
    }

    private static double smallDrains(Drain drain, int count) {
        double seconds = Stream.generate(() -> drain.run(ProbeTasks.idle(count)))
                .limit(SMALL_DRAINS_A_ROUND)
                .mapToDouble(drained -> drained.usage().seconds())
                .sum();
        return SMALL_DRAINS_A_ROUND * count / seconds;
    }

    /** Drains all of it and answers the rates of the first tenths, while most of it still waits. */
    private static List<Double> drainInParts(Drain drain, ProbeTasks tasks, int parts) {
        List<Double> rates = new ArrayList<>();
        drain.open();
        long left = tasks.count();
        for (int part = 1; part <= Math.min(parts, 10); part++) {
            long begin = System.nanoTime();
            long leftAfter = drain.awaitLeft(tasks.count() - (long) part * tasks.count() / 10);
            rates.add((left - leftAfter) / ((System.nanoTime() - begin) / 1e9));
            left = leftAfter;
        }
        drain.awaitLeft(0);
        return rates;
    }

    private static double perTask(Stage stage, long before, ProbeTasks tasks) {
        return (double) (stage.info().usedMemory() - before) / tasks.count();
    }

    private static Spread over(Spread rates, double other) {
        return new Spread(rates.median() / other, rates.min() / other, rates.max() / other);
    }

    private static Figure rate(String name, Spread rates) {
        return Figure.of(name, Unit.PER_SECOND, rates).against(Work.POP);
    }

    private static Figure bytes(String name, double bytes) {
        return Figure.of(name, Unit.BYTES, Spread.of(bytes));
    }
}
