package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Percentiles;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Inflow;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.AwakeCores;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.model.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One task at a time into an idle system: how long after the acknowledgement its handler is entered. */
final class PickUpCase implements Case {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    /** What a service runs before it is compiled as one that has served for a while. */
    private static final int LOAD_BEFORE = 100_000;

    @Override
    public String name() {
        return "pick-up";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(500, 30);
        try (Stage stage = bench.stage()) {
            ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
            stage.worker(Settings.DEFAULTS);
            producer.awaitReady();
            HttpLink http = stage.http(producer, 1);
            Drain drain = new Drain(stage);
            bench.warmUp(() -> {
                Inflow.holdingBack(stage, producer, Flow.MOST_WAITING).run(ProbeTasks.idle(LOAD_BEFORE));
                pickUps(stage, http, drain, count);
            });
            List<double[]> asleep = bench.repeat(() -> pickUps(stage, http, drain, count));
            List<double[]> awake = new ArrayList<>();
            AwakeCores.during(
                    bench.programs(), () -> awake.addAll(bench.repeat(() -> pickUps(stage, http, drain, count))));
            return List.of(
                    latency("", 50, asleep).heldTo(Target.atMost(1)).noting(early(count, asleep)),
                    latency("", 99, asleep).heldTo(Target.atMost(3)),
                    latency(", cores kept awake", 50, awake),
                    latency(", cores kept awake", 99, awake));
        }
    }

    private static Figure latency(String circumstances, int percentile, List<double[]> rounds) {
        List<Percentiles> latencies = rounds.stream()
                .map(round -> Percentiles.of(
                        Arrays.stream(round).map(late -> Math.max(0, late)).toArray()))
                .toList();
        return Figure.of(
                "acknowledged to entered%s, p%d".formatted(circumstances, percentile),
                Unit.MILLISECONDS,
                Spreads.of(latencies, all -> all.at(percentile)));
    }

    private static String early(int count, List<double[]> rounds) {
        return "%d tasks a round; %d of all were entered before the answer arrived and count as 0"
                .formatted(
                        count,
                        rounds.stream()
                                .flatMapToDouble(Arrays::stream)
                                .filter(late -> late < 0)
                                .count());
    }

    /** Milliseconds from the answer to the entry, for each task; below 0 where the handler was faster. */
    private static double[] pickUps(Stage stage, HttpLink http, Drain drain, int count) {
        ProbeTasks tasks = ProbeTasks.reporting(count);
        long[] acknowledged = new long[count];
        for (int number = 0; number < count; number++) {
            awaitIdle(stage, drain);
            acknowledged[number] =
                    EntryTimes.micros(EventLoop.await(http.post("/tasks", "application/json", tasks.submission(number)))
                            .at());
        }
        awaitIdle(stage, drain);
        List<TaskStatus> records = Accounting.completedRecords(stage, tasks);
        double[] millis = new double[count];
        for (int number = 0; number < count; number++) {
            millis[number] = (EntryTimes.micros(records.get(number)) - acknowledged[number]) / 1e3;
        }
        return millis;
    }

    /** Waits until nothing is left and the worker blocks in its pop again. */
    private static void awaitIdle(Stage stage, Drain drain) {
        drain.awaitLeft(0);
        while (stage.info().blockedClients() == 0) {
            EventLoop.await(stage.loop().after(BETWEEN_LOOKS));
        }
    }
}
