package io.taskqueue.local.stack;

import io.taskqueue.local.part.Command;
import io.taskqueue.local.part.LastWords;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.part.Readiness;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Spawner;
import io.taskqueue.local.process.Spawner.Spawned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Brings one part from nothing to ready. */
final class PartStarter {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(20);

    private final Layout layout;
    private final RunFolder running;
    private final Spawner spawner;
    private final Duration patience;
    private final Consumer<String> report;

    /**
     * Makes a starter.
     *
     * @param patience how long a part may take to become ready
     * @param report gets a line now and then about a part that is not ready yet
     */
    PartStarter(Layout layout, RunFolder running, Spawner spawner, Duration patience, Consumer<String> report) {
        this.layout = layout;
        this.running = running;
        this.spawner = spawner;
        this.patience = patience;
        this.report = report;
    }

    /**
     * Starts the part and returns its process once it is ready.
     *
     * @param restarts how often it was started before in this run of the stack; after the first start it may take any
     *     time, as Redis may with much data to load
     */
    Process start(Part part, int restarts) throws PartFailure, InterruptedException {
        Path log = layout.log(part.name());
        try {
            layout.freshLog(part.name());
            Command command = part.prepare();
            Spawned spawned = spawner.spawn(
                    part.name(),
                    part.kind(),
                    part.port().port(),
                    restarts,
                    command.words(),
                    command.environment(),
                    log);
            awaitReady(part, spawned.process(), restarts == 0 ? patience.toNanos() : Long.MAX_VALUE);
            running.write(spawned.part().asReady());
            return spawned.process();
        } catch (IOException e) {
            throw new PartFailure("Cannot start %s: %s. Its log is %s.".formatted(part.name(), e, log), e);
        }
    }

    /** What is said of a part whose process has ended by itself. */
    PartFailure ended(Part part, int exitCode) {
        Path log = layout.log(part.name());
        return new PartFailure("%s ended (exit code %d). Its log: %s. See deploy/local/logs %s."
                .formatted(part.name(), exitCode, new LastWords(log).line(), part.name()));
    }

    private void awaitReady(Part part, Process process, long patienceNanos) throws PartFailure, InterruptedException {
        long begin = System.nanoTime();
        long nextSign = begin + BETWEEN_SIGNS_OF_LIFE.toNanos();
        Readiness readiness = part.readiness();
        while (!readiness.ready()) {
            if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ended(part, process.exitValue());
            }
            if (System.nanoTime() - begin > patienceNanos) {
                throw new PartFailure("%s is not ready after %d s: %s. See deploy/local/logs %s."
                        .formatted(part.name(), patience.toSeconds(), readiness.reason(), part.name()));
            }
            if (System.nanoTime() - nextSign > 0) {
                report.accept("%-10s not ready yet: %s".formatted(part.name(), readiness.reason()));
                nextSign += BETWEEN_SIGNS_OF_LIFE.toNanos();
            }
            readiness = part.readiness();
        }
    }
}
