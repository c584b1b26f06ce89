package io.taskqueue.systemtests.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine's memory a process takes. */
final class Memory {
    private static final String PEAK = "VmHWM:";
    private static final long KIBIBYTE = 1024;

    private Memory() {}

    /** The most bytes that were resident at once, on Linux; elsewhere those that are now. */
    static long peak(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            String kibibytes = Files.isReadable(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith(PEAK))
                            .map(line -> line.substring(PEAK.length()).replace("kB", ""))
                            .findFirst()
                            .orElseThrow()
                    : residentNow(pid);
            return KIBIBYTE * Long.parseLong(kibibytes.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String residentNow(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
