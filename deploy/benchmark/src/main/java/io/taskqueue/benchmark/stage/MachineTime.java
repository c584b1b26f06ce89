package io.taskqueue.benchmark.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * The time all cores together have been busy and existed, in clock ticks since the start of the machine.
 *
 * @param total 0 where the system does not report it
 */
record MachineTime(long busy, long total) {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    /** User, nice, system, idle, waiting for disk, interrupts, soft interrupts, stolen; what follows counts twice. */
    private static final int KINDS = 8;

    static MachineTime now() {
        try {
            return Files.exists(STAT) ? ofStat(Files.readString(STAT)) : new MachineTime(0, 0);
        } catch (IOException e) {
            return new MachineTime(0, 0);
        }
    }

    /** From the text of Linux' {@code /proc/stat}. */
    static MachineTime ofStat(String stat) {
        String all = stat.lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line of all cores"));
        String[] words = all.split("\\s+");
        long[] ticks = new long[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            ticks[kind] = Long.parseLong(words[kind + 1]);
        }
        long total = LongStream.of(ticks).sum();
        return new MachineTime(total - ticks[IDLE] - ticks[WAITING_FOR_DISK], total);
    }

    /** The share of all cores that was busy since then, 0 to 1; NaN where it is not known. */
    double shareSince(MachineTime before) {
        return (double) (busy - before.busy) / (total - before.total);
    }
}
