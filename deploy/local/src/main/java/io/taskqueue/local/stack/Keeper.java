package io.taskqueue.local.stack;

import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PartFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps a part running: reports when it has ended by itself and starts it again, each part on a thread of its own. */
final class Keeper {
    private final PartStarter starter;
    private final Consumer<String> report;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Keeper(PartStarter starter, Consumer<String> report) {
        this.starter = starter;
        this.report = report;
    }

    /** Watches over a part that has become ready; {@code null} for one that could not be started. */
    void keep(Part part, Process process) {
        Thread.ofVirtual().name("keep " + part.name()).start(() -> {
            try {
                keepRunning(part, process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Starts nothing again from now on. */
    void stop() {
        stopping.countDown();
    }

    private void keepRunning(Part part, Process first) throws InterruptedException {
        RestartPauses pauses = new RestartPauses();
        Process process = first;
        for (int restarts = 1; ; restarts++) {
            Duration run = awaitEnd(part, process);
            Duration pause = pauses.after(run);
            if (isStopping()) {
                return;
            }
            report.accept("%-10s restarts in %d s".formatted(part.name(), pause.toSeconds()));
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            process = startAgain(part, restarts);
        }
    }

    /** How long the process has run; no time where there is none. */
    private Duration awaitEnd(Part part, Process process) throws InterruptedException {
        if (process == null) {
            return Duration.ZERO;
        }
        long begun = System.nanoTime();
        int exitCode = process.waitFor();
        if (!isStopping()) {
            report.accept(starter.ended(part, exitCode).getMessage());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** The part's process once it is ready; {@code null} where it could not be started. */
    private Process startAgain(Part part, int restarts) throws InterruptedException {
        try {
            Process process = starter.start(part, restarts);
            report.accept("%-10s is ready again   %s".formatted(part.name(), part.address()));
            return process;
        } catch (PartFailure e) {
            if (!isStopping()) {
                report.accept(e.getMessage());
            }
        } catch (IllegalStateException e) {
            // The stack is stopping.
        }
        return null;
    }
}
