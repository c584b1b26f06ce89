package io.taskqueue.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where things are.
 *
 * @param root the checkout
 * @param home what the stack keeps between runs, {@code .local} in the checkout unless configured
 */
public record Layout(Path root, Path home) {

    /** The folder of that name in {@link #home}, made where it is not there. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    /** A part's log. */
    public Path log(String part) {
        return home.resolve("log").resolve(part + ".log");
    }

    /** Keeps the last run's log as {@code <part>.log.1} and returns where the new one goes. */
    public Path freshLog(String part) throws IOException {
        folder("log");
        Path log = log(part);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
