package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.baseline.RawRedis;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Stage;
import java.util.List;
import java.util.stream.Stream;

/** Large payloads: the bytes a worker moves, beside raw Redis moving the same bytes in and out. */
final class PayloadCase implements Case {
    private static final int CONCURRENCY = 100;
    private static final int ELEMENTS = 100;
    /** Of usual size: what is not about size is compiled by then. */
    private static final int LOAD_BEFORE = 100_000;

    /** Of envelopes, in bytes. */
    private static final List<Integer> SIZES = List.of(10_000, 100_000);

    @Override
    public String name() {
        return "payload";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        try (Stage stage = bench.stage()) {
            stage.worker(Settings.concurrency(CONCURRENCY));
            bench.warmUp(() -> new Drain(stage).run(ProbeTasks.idle(LOAD_BEFORE)));
            return SIZES.stream().flatMap(size -> measure(bench, stage, size)).toList();
        }
    }

    private record Speeds(double worker, double raw) {
        double ratio() {
            return worker / raw;
        }
    }

    private static Stream<Figure> measure(Bench bench, Stage stage, int size) {
        int count = bench.count(100_000_000, 5_000_000) / size;
        Drain drain = new Drain(stage);
        RawRedis raw = new RawRedis(
                stage.loop(), stage.connect(), ProbeTasks.sized(ELEMENTS, size).envelopes(0, ELEMENTS));
        bench.warmUp(() -> speeds(drain, raw, count, size));
        List<Speeds> speeds = bench.repeat(() -> speeds(drain, raw, count, size));
        String name = size / 1000 + " KB";
        return Stream.of(
                Figure.of(name + " tasks", Unit.MEGABYTES_PER_SECOND, Spreads.of(speeds, Speeds::worker))
                        .noting("%,d tasks a round, concurrency %d".formatted(count, CONCURRENCY)),
                Figure.of(name + ", raw Redis in and out", Unit.MEGABYTES_PER_SECOND, Spreads.of(speeds, Speeds::raw)),
                Figure.of(name + " tasks over raw Redis", Unit.TIMES, Spreads.of(speeds, Speeds::ratio))
                        .heldTo(Target.atLeast(0.5)));
    }

    /** Megabytes per second of both. */
    private static Speeds speeds(Drain drain, RawRedis raw, int count, int size) {
        double megabytes = (double) count * size / 1e6;
        double rawSeconds = raw.push(count) + raw.pop(count);
        double workerSeconds = drain.run(ProbeTasks.sized(count, size)).usage().seconds();
        return new Speeds(megabytes / workerSeconds, megabytes / rawSeconds);
    }
}
