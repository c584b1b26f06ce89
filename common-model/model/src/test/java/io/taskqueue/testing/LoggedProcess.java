package io.taskqueue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A process whose output goes to a file. Closing kills it; so does the end of this JVM. */
public final class LoggedProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path log;
    private final Process process;
    private final Thread lastResort;

    private LoggedProcess(Process process, Path log) {
        this.log = log;
        this.process = process;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Starts it.
     *
     * @param folder where its log goes; created if it is not there
     * @param name what the name of the log begins with
     */
    public static LoggedProcess start(ProcessBuilder builder, Path folder, String name) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(folder), name + "-", ".log");
            return new LoggedProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL; waits for its end. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(PATIENCE);
    }

    /** The exit value, or nothing if the process has not ended by then. */
    public OptionalInt awaitExit(Duration patience) {
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has written. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
