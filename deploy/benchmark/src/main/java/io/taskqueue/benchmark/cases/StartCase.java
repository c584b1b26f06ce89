package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.stage.AotCache;
import io.taskqueue.benchmark.stage.Programs;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How soon a service is ready, and what it takes of memory when it then has nothing to do. */
final class StartCase implements Case {
    private static final Duration IDLE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        return Stream.of(Service.WORKER, Service.PRODUCER)
                .flatMap(service -> measure(bench, service))
                .toList();
    }

    private record Start(double seconds, double megabytes) {}

    private static Stream<Figure> measure(Bench bench, Service service) {
        Programs programs = bench.programs().small();
        String options = String.join(" ", programs.javaOptions());
        if (bench.quick() || !AotCache.isSupported()) {
            String why = bench.quick() ? "a quick run trains none" : "it takes JDK " + AotCache.FIRST_JDK;
            return judged(service, starts(bench, programs, service), "no AOT cache: " + why + "; " + options);
        }
        AotTraining training = AotTraining.of(bench, programs, service);
        List<Start> cached = starts(bench, programs.adding(training.cache().using()), service);
        return Stream.concat(
                judged(service, cached, training.describe() + "; " + options),
                figures(service.label() + " without cache", starts(bench, programs, service)));
    }

    private static Stream<Figure> judged(Service service, List<Start> starts, String note) {
        List<Figure> figures = figures(service.label(), starts).toList();
        return Stream.of(
                figures.get(0).heldTo(Target.atMost(1.5)).noting(note),
                figures.get(1)
                        .heldTo(Target.atMost(200))
                        .noting("resident, " + IDLE.toSeconds() + " s after it was ready"));
    }

    private static Stream<Figure> figures(String label, List<Start> starts) {
        return Stream.of(
                Figure.of(label + ", launched to ready", Unit.SECONDS, Spreads.of(starts, Start::seconds)),
                Figure.of(label + ", idle memory", Unit.MEGABYTES, Spreads.of(starts, Start::megabytes)));
    }

    private static List<Start> starts(Bench bench, Programs programs, Service service) {
        return bench.repeat(() -> start(bench, programs, service));
    }

    private static Start start(Bench bench, Programs programs, Service service) {
        try (Stage stage = bench.stage(programs)) {
            ServiceProcess process = stage.launch(service, Settings.DEFAULTS);
            double seconds = process.awaitReady();
            EventLoop.await(bench.loop().after(bench.quick() ? Duration.ofMillis(100) : IDLE));
            return new Start(seconds, process.memory().now());
        }
    }
}
