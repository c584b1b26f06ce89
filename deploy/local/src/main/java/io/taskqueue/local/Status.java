package io.taskqueue.local;

import io.taskqueue.local.part.Health;
import io.taskqueue.local.part.Readiness;
import io.taskqueue.local.process.PartKind;
import io.taskqueue.local.process.PartRecord;
import io.taskqueue.local.process.RunFolder;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code status}: one line per part. */
final class Status {
    private static final Set<PartKind> SERVICES = EnumSet.of(PartKind.PRODUCER, PartKind.WORKER, PartKind.MONITOR);
    private static final String ROW = "%-10s %8s %6s %10s %8s  %s";

    private final RunFolder running;
    private final Console console;
    private final Clock clock;
    private final Health health = new Health();

    Status(RunFolder running, Console console, Clock clock) {
        this.running = running;
        this.console = console;
        this.clock = clock;
    }

    int run() {
        List<PartRecord> parts = running.parts();
        var launcher = running.launcher();
        if (parts.isEmpty()) {
            console.line(launcher.isEmpty() ? "Nothing is running." : "The stack is starting.");
            return 0;
        }
        console.line(ROW.formatted("part", "pid", "port", "uptime", "restarts", "state"));
        parts.forEach(part -> console.line(row(part)));
        if (launcher.isEmpty()) {
            console.line("The launcher has ended. deploy/local/down stops what it left running;"
                    + " deploy/local/up starts again.");
        }
        return 0;
    }

    private String row(PartRecord part) {
        boolean alive = part.process().isAlive();
        Duration uptime = Duration.between(part.since(), clock.instant());
        String time = "%d:%02d:%02d".formatted(uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
        return ROW.formatted(
                part.name(),
                part.process().pid(),
                part.port(),
                alive ? time : "-",
                part.restarts(),
                alive ? state(part) : "ended");
    }

    private String state(PartRecord part) {
        if (!part.ready()) {
            return "starting";
        }
        if (!SERVICES.contains(part.kind())) {
            return "ready";
        }
        Readiness readiness = health.ofService(part.port());
        return readiness.ready() ? "ready" : "not ready: " + readiness.reason();
    }
}
