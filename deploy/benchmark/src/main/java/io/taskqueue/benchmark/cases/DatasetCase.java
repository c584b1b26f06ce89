package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.records.RecordsFile;
import io.taskqueue.benchmark.records.SinglePass;
import io.taskqueue.benchmark.records.Upload;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.benchmark.stage.Usage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records in, statistics out: an upload through the queue beside one thread's pass over the same file without one. */
final class DatasetCase implements Case {
    /**
     * Passes over the file that are not measured, of both sides the same: compilers go on for as long after the start.
     */
    private static final int WARM_UPS = 12;

    /** Compilers decide differently from one process to the next; the fastest is what the queue is held to. */
    private static final int PROCESSES_ALONE = 2;

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        RecordsFile file = RecordsFile.of(bench.programs().data(), bench.count(1_000_000, 20_000));
        Spread alone = Stream.generate(() -> alone(bench, file))
                .limit(bench.count(PROCESSES_ALONE, 1))
                .min(Comparator.comparingDouble(Spread::median))
                .orElseThrow();
        List<Figure> passed = rates("one thread, no queue", file, alone).toList();
        return Stream.concat(
                        passed.stream(),
                        IntStream.rangeClosed(1, bench.count(2, 1))
                                .boxed()
                                .flatMap(workers -> measure(bench, file, workers, alone.median())))
                .toList();
    }

    private static Spread alone(Bench bench, RecordsFile file) {
        return Spread.of(SinglePass.seconds(bench.programs(), file, bench.count(WARM_UPS, 1), bench.repetitions()));
    }

    private static Stream<Figure> measure(Bench bench, RecordsFile file, int workers, double alone) {
        try (Stage stage = bench.stage()) {
            ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
            List<ServiceProcess> processes = Stream.generate(() -> stage.launch(Service.WORKER, Settings.DEFAULTS))
                    .limit(workers)
                    .toList();
            producer.awaitReady();
            processes.forEach(ServiceProcess::awaitReady);
            Upload upload = new Upload(stage, stage.http(producer, 1), file);
            for (int load = 0; load < WARM_UPS; load++) {
                bench.warmUp(upload::run);
            }
            List<Usage> uploads = bench.repeat(upload::run);
            Spread seconds = Spreads.of(uploads, Usage::seconds);
            String name = workers == 1 ? "1 worker" : workers + " workers";
            return Stream.of(
                            rates(name, file, seconds),
                            Stream.of(overOneThread(name, seconds, alone, workers)
                                    .noting(uploads.getLast().describe())),
                            Stream.of(memory("producer beside " + name, List.of(producer)), memory(name, processes)))
                    .flatMap(figures -> figures);
        }
    }

    private static Stream<Figure> rates(String name, RecordsFile file, Spread seconds) {
        return Stream.of(
                Figure.of(name, Unit.RECORDS_PER_SECOND, seconds.into(file.records()))
                        .noting("%,d records of 10 columns, %.0f MB".formatted(file.records(), file.megabytes())),
                Figure.of(name + ", bytes", Unit.MEGABYTES_PER_SECOND, seconds.into(file.megabytes())));
    }

    private static Figure overOneThread(String name, Spread seconds, double alone, int workers) {
        Figure ratio = Figure.of(name + " over one thread", Unit.TIMES, seconds.into(alone));
        return workers == 1 ? ratio.heldTo(Target.atLeast(0.7)) : ratio;
    }

    private static Figure memory(String name, List<ServiceProcess> processes) {
        return Figure.of(
                name + ", peak memory",
                Unit.MEGABYTES,
                Spread.of(processes.stream().map(one -> one.memory().peak()).toList()));
    }
}
