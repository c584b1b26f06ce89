package io.taskqueue.local;

import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.process.PartKind;
import io.taskqueue.local.process.PartRecord;
import io.taskqueue.local.process.RunFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** {@code up} on a stack that runs already: shows what runs, and has its launcher add the workers that are missing. */
final class Growth {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunFolder running;
    private final Status status;
    private final Console console;

    Growth(RunFolder running, Status status, Console console) {
        this.running = running;
        this.status = status;
        this.console = console;
    }

    /**
     * Returns 0 once as many workers are ready as were asked for, or when none were.
     *
     * @throws PartFailure where the stack is still about to start, or the workers are not ready in time
     */
    int run(UpOptions options) throws PartFailure {
        boolean ready = running.launcher().filter(launcher -> launcher.ready()).isPresent();
        if (!ready) {
            throw new PartFailure("The stack is already starting. See deploy/local/status.");
        }
        console.line("The stack is already running.");
        status.run();
        int workers = readyWorkers().size();
        int wanted = options.workers().orElse(workers);
        if (wanted < workers) {
            console.line(("%d workers are running, %d were requested."
                            + " Workers are only added; for fewer, run deploy/local/down, then up.")
                    .formatted(workers, wanted));
        } else if (wanted > workers) {
            add(wanted);
        }
        return 0;
    }

    private void add(int wanted) throws PartFailure {
        List<PartRecord> before = readyWorkers();
        running.requestWorkers(wanted);
        long begun = System.nanoTime();
        while (readyWorkers().size() < wanted) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()
                    || running.launcher().isEmpty()) {
                throw new PartFailure(
                        "The workers are not ready after %d s. See deploy/local/status and deploy/local/logs."
                                .formatted(Duration.ofNanos(System.nanoTime() - begun)
                                        .toSeconds()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        readyWorkers().stream()
                .filter(worker -> before.stream().noneMatch(old -> old.name().equals(worker.name())))
                .forEach(worker -> console.detail("%-10s ready   port %d".formatted(worker.name(), worker.port())));
    }

    private List<PartRecord> readyWorkers() {
        return running.parts().stream()
                .filter(part -> part.kind() == PartKind.WORKER
                        && part.ready()
                        && part.process().isAlive())
                .toList();
    }
}
