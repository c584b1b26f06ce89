package io.taskqueue.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Stops parts kind by kind in the order of {@link PartKind}, all of one kind at the same time. It needs only what is
 * written down, so it stops what a killed launcher left behind just as well.
 */
public final class Stopper {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final RunFolder running;
    private final Consumer<String> report;

    /**
     * Makes a stopper.
     *
     * @param report gets one line per part
     */
    public Stopper(RunFolder running, Consumer<String> report) {
        this.running = running;
        this.report = report;
    }

    /** Stops every part written down and forgets those that had ended already. */
    public void stopAll() {
        Map<PartKind, List<PartRecord>> byKind = new TreeMap<>();
        running.parts()
                .forEach(part -> byKind.computeIfAbsent(part.kind(), kind -> new ArrayList<>())
                        .add(part));
        byKind.values().forEach(this::stopTogether);
    }

    private void stopTogether(List<PartRecord> parts) {
        long begin = System.nanoTime();
        List<PartRecord> alive =
                parts.stream().filter(part -> part.process().isAlive()).toList();
        parts.stream().filter(part -> !alive.contains(part)).forEach(running::remove);
        alive.forEach(part -> part.kind().stopSignal().sendTo(part.process()));
        alive.forEach(part -> finish(part, begin));
    }

    private void finish(PartRecord part, long begin) {
        if (endsWithin(part, begin)) {
            report.accept("%-10s stopped after %.1f s".formatted(part.name(), seconds(begin)));
        } else {
            Signal.KILL.sendTo(part.process());
            report.accept("%-10s killed: it did not stop within %d s"
                    .formatted(part.name(), part.kind().patience().toSeconds()));
        }
        running.remove(part);
    }

    private static boolean endsWithin(PartRecord part, long begin) {
        long patience = part.kind().patience().toNanos();
        while (part.process().isAlive()) {
            if (System.nanoTime() - begin > patience) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
