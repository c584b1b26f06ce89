package io.taskqueue.systemtests.stage;

import io.taskqueue.testing.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a service's JVM loads when it starts, in a file, as its image has it too: the tests start services dozens of
 * times, and with it each start takes half as much of the processor. Made once per build of the service, by
 * {@code deploy/docker/train}.
 */
final class AotCache {
    private static final System.Logger LOG = System.getLogger(AotCache.class.getName());

    /** The first JDK that writes one in a single run. */
    private static final int FIRST_JDK = 25;

    /** All are made side by side once one is asked for. */
    private static final Map<Service, CompletableFuture<Optional<Path>>> FILES = new EnumMap<>(Service.class);

    static {
        for (Service service : Service.values()) {
            FILES.put(service, CompletableFuture.supplyAsync(() -> file(service), Thread::startVirtualThread));
        }
    }

    private AotCache() {}

    /** The options by which a JVM uses it; none where there is none. */
    static List<String> options(Service service) {
        return FILES.get(service)
                .join()
                .map(file -> List.of("-XX:AOTCache=" + file))
                .orElse(List.of());
    }

    private static Optional<Path> file(Service service) {
        if (Runtime.version().feature() < FIRST_JDK) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createDirectories(
                    Path.of(System.getProperty("services.logs")).resolveSibling("aot"));
            Path file = folder.resolve(service.module() + "-" + Runtime.version() + ".aot")
                    .toAbsolutePath();
            if (!isOf(service, file)) {
                Path fresh = file.resolveSibling(service.module() + ".new");
                train(service, fresh);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return Optional.of(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "services start without an AOT cache, slowly", e);
            return Optional.empty();
        }
    }

    /** Whether it was made after the service was packaged. */
    private static boolean isOf(Service service, Path file) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(service.jar())) > 0;
    }

    private static void train(Service service, Path file) throws IOException {
        Path script = Service.ROOT.resolve("deploy/docker/train");
        String application = service.jar().getParent().toString();
        ProcessBuilder builder = new ProcessBuilder(script.toString(), application, file.toString());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + File.pathSeparator + path);
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", Service.JVM));
        builder.environment().put("PORT", String.valueOf(Ports.free()));
        Path log = file.resolveSibling(service.module() + ".log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(script + " ended with " + process.exitValue() + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
