package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How soon a service is ready, and what it takes of memory when it then has nothing to do. */
final class StartCase implements Case {
    private static final Duration IDLE = Duration.ofSeconds(3);

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
        List<Start> starts = bench.repeat(() -> start(bench, service));
        String label = service.label();
        return Stream.of(
                Figure.of(label + ", launched to ready", Unit.SECONDS, Spreads.of(starts, Start::seconds))
                        .heldTo(Target.atMost(1.5)),
                Figure.of(label + ", idle memory", Unit.MEGABYTES, Spreads.of(starts, Start::megabytes))
                        .heldTo(Target.atMost(200))
                        .noting("resident, " + IDLE.toSeconds() + " s after it was ready"));
    }

    private static Start start(Bench bench, Service service) {
        try (Stage stage = bench.stage()) {
            ServiceProcess process = stage.launch(service, Settings.DEFAULTS);
            double seconds = process.awaitReady();
            EventLoop.await(bench.loop().after(bench.quick() ? Duration.ofMillis(100) : IDLE));
            return new Start(seconds, process.memory().now());
        }
    }
}
