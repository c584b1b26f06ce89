package io.taskqueue.benchmark.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where and when a run was made.
 *
 * @param cores that the JVM may use
 * @param memoryMegabytes of the whole machine
 * @param processor the processor's model, or {@code "unknown"}
 * @param system operating system and architecture
 * @param jdk vendor and version, of the benchmark and the services
 * @param redis the server's version
 * @param commit of the repository, with a {@code +} if something is not committed, or {@code "unknown"}
 * @param javaOptions that the services were started with
 * @param date in UTC
 */
public record Machine(
        int cores,
        long memoryMegabytes,
        String processor,
        String system,
        String jdk,
        String redis,
        String commit,
        List<String> javaOptions,
        String date) {
    private static final String UNKNOWN = "unknown";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine, now. */
    public static Machine here(Path root, String redisVersion, List<String> javaOptions) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / 1_000_000,
                processorModel(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                redisVersion,
                commit(root),
                javaOptions,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String processorModel() {
        try {
            return Files.exists(CPU_INFO) ? modelIn(Files.readString(CPU_INFO)) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** From the text of Linux' {@code /proc/cpuinfo}. */
    static String modelIn(String cpuInfo) {
        return cpuInfo.lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String commit(Path root) {
        String commit = git(root, "rev-parse", "--short", "HEAD");
        return commit.isEmpty() ? UNKNOWN : git(root, "status", "--porcelain").isEmpty() ? commit : commit + "+";
    }

    /** What git answers, empty where it is not there or this is no repository. */
    private static String git(Path root, String... arguments) {
        try {
            ProcessBuilder git = new ProcessBuilder("git", "-C", root.toString());
            git.command().addAll(List.of(arguments));
            Process process = git.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
