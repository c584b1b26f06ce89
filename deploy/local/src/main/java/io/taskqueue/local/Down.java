package io.taskqueue.local;

import io.taskqueue.local.process.PartRecord;
import io.taskqueue.local.process.ProcessIdentity;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Signal;
import io.taskqueue.local.process.Stopper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** {@code down}: asks the launcher to stop the stack and waits; stops what a killed launcher left behind itself. */
final class Down {
    private static final Duration LOOK = Duration.ofMillis(50);
    /** Longer than all parts together may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RunFolder running;
    private final Console console;

    Down(RunFolder running, Console console) {
        this.running = running;
        this.console = console;
    }

    int run() {
        List<PartRecord> parts = running.parts();
        boolean anything = parts.stream().anyMatch(part -> part.process().isAlive());
        var launcher = running.launcher();
        if (launcher.isEmpty() && !anything) {
            console.line("Nothing is running.");
        }
        launcher.ifPresent(record -> end(record.process(), parts));
        new Stopper(running, console::detail).stopAll();
        return 0;
    }

    private void end(ProcessIdentity launcher, List<PartRecord> parts) {
        Signal.TERM.sendTo(launcher);
        long begin = System.nanoTime();
        List<PartRecord> left = new ArrayList<>(parts);
        while (launcher.isAlive()) {
            tellEnded(left);
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                console.detail("launcher   killed: it did not stop within %d min".formatted(PATIENCE.toMinutes()));
                Signal.KILL.sendTo(launcher);
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        tellEnded(left);
    }

    private void tellEnded(List<PartRecord> left) {
        left.removeIf(part -> {
            boolean ended = !part.process().isAlive();
            if (ended) {
                console.detail("%-10s stopped".formatted(part.name()));
            }
            return ended;
        });
    }
}
