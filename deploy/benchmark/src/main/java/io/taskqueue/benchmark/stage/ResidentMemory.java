package io.taskqueue.benchmark.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds in memory, in MB (1,000,000 bytes).
 *
 * @param now at present
 * @param peak the most it ever held; the same as {@code now} where the system does not report it
 */
public record ResidentMemory(double now, double peak) {
    private static final double MB_PER_KIB = 1024 / 1e6;

    static ResidentMemory of(long pid) {
        try {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            return Files.exists(status) ? ofStatus(Files.readString(status)) : ofPs(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the text of Linux' {@code /proc/<pid>/status}. */
    static ResidentMemory ofStatus(String status) {
        return new ResidentMemory(kib(status, "VmRSS:") * MB_PER_KIB, kib(status, "VmHWM:") * MB_PER_KIB);
    }

    private static long kib(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in the status of a process"));
    }

    private static ResidentMemory ofPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        double now = Long.parseLong(kib) * MB_PER_KIB;
        return new ResidentMemory(now, now);
    }
}
