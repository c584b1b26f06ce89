package io.taskqueue.benchmark.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that ends when it is closed, at the latest with this JVM, however that ends. */
final class Background implements AutoCloseable {
    private static final int LAST_WORDS = 4_000;

    private final Process process;
    private final Path log;
    private final Thread lastResort;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts the command; what it says goes to {@code log}. */
    static Background start(ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new Background(
                    command.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Throws, with what the process said last, if it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a process ended with " + process.exitValue() + ": " + lastWords());
        }
    }

    String lastWords() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - LAST_WORDS));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Asks it to end and waits until it has. */
    void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a process did not end within " + patience + ": " + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was ending", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The JVM is going down and the hook runs anyway.
        }
    }
}
