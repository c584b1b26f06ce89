package io.taskqueue.benchmark.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes a JVM has loaded and linked in a training run of a service, in a file, so that later ones need not: the JVM's
 * ahead-of-time cache.
 */
public record AotCache(Path file) {
    /** The first JDK that writes one in a single run. */
    public static final int FIRST_JDK = 25;

    /** Whether the JVM the services run on, which is this one's, knows such caches. */
    public static boolean isSupported() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** The one of a service; what an earlier run left of it is deleted. */
    public static AotCache fresh(Programs programs, Service service) {
        Path file = programs.aotCaches().resolve(service.label() + ".aot");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            return new AotCache(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of a JVM that writes it when it ends. */
    public List<String> writing() {
        return List.of("-XX:AOTCacheOutput=" + file);
    }

    /** The options of a JVM that uses it, and rather does not start than leave it unused. */
    public List<String> using() {
        return List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
    }

    /**
     * Its size.
     *
     * @throws UncheckedIOException if it has not been written
     */
    public double megabytes() {
        try {
            return Files.size(file) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
