package io.taskqueue.local.build;

import io.taskqueue.local.part.LastWords;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.PartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Builds the services that are missing or stale and puts copies of all of them where they are run from. */
public final class ServiceBuild {
    private static final List<String> SERVICES = List.of("producer-service", "worker-service", "monitor-service");
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 15;

    private final Layout layout;
    private final Clock clock;
    private final Consumer<String> report;

    /**
     * Makes a build.
     *
     * @param report gets a line when a build begins, every 15 s while it runs, and when it is done
     */
    public ServiceBuild(Layout layout, Clock clock, Consumer<String> report) {
        this.layout = layout;
        this.clock = clock;
        this.report = report;
    }

    /**
     * Brings the applications up to date.
     *
     * @throws PartFailure when the build fails, with its last words
     */
    public void run() throws IOException, PartFailure, InterruptedException {
        Freshness freshness = new Freshness(layout.root());
        List<String> stale = new ArrayList<>();
        for (String service : SERVICES) {
            if (freshness.isStale(service)) {
                stale.add(service);
            }
        }
        if (!stale.isEmpty()) {
            FileTime begin = FileTime.from(clock.instant());
            build(stale);
            for (String service : stale) {
                freshness.markFresh(service, begin);
            }
        }
        for (String service : SERVICES) {
            AppCopy.refresh(
                    layout.root().resolve(service).resolve("target/quarkus-app"),
                    layout.folder("app").resolve(service));
        }
    }

    private void build(List<String> services) throws IOException, PartFailure, InterruptedException {
        report.accept("Building " + String.join(", ", services) + " (the first time takes a few minutes)");
        Path log = layout.freshLog("build");
        long begin = System.nanoTime();
        Process maven = new ProcessBuilder(command(services))
                .directory(layout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!maven.waitFor(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS)) {
            report.accept("  still building after %d s".formatted(seconds(begin)));
        }
        if (maven.exitValue() != 0) {
            throw new PartFailure(
                    "The build failed: %s. See deploy/local/logs build.".formatted(new LastWords(log).line()));
        }
        report.accept("  built in %d s".formatted(seconds(begin)));
    }

    private List<String> command(List<String> services) {
        return List.of(
                layout.root().resolve("mvnw").toString(),
                "-q",
                "-B",
                "package",
                "-DskipTests",
                "-pl",
                String.join(",", services),
                "-am");
    }

    private static long seconds(long begin) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }
}
