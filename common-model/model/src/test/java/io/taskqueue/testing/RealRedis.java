package io.taskqueue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisExecProvider;

/**
 * A real redis-server process on a free port of the loopback address, with a data folder of its own. It can be killed,
 * frozen and started again on the same port and data. Closing stops it and removes its data.
 */
public final class RealRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final int port;
    private final Path directory;
    private final List<String> settings;
    private Process process;

    private RealRedis(int port, Path directory, List<String> settings) {
        this.port = port;
        this.directory = directory;
        this.settings = settings;
    }

    /** Starts a server; each setting is a line of redis.conf such as {@code "appendonly yes"}. */
    public static RealRedis start(String... settings) {
        try {
            RealRedis redis = new RealRedis(Ports.free(), Files.createTempDirectory("real-redis"), List.of(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(redis::destroy));
            redis.startAgain();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address clients use, {@code redis://127.0.0.1:<port>}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** A new connection; the caller closes it. */
    public Jedis connect() {
        return new Jedis("127.0.0.1", port, (int) PATIENCE.toMillis());
    }

    /** Starts the server again after {@link #kill} or {@link #stop}, on the same port and data. */
    public void startAgain() {
        try {
            List<String> command = new ArrayList<>(List.of(program()));
            command.addAll(
                    List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", directory.toString()));
            command.addAll(List.of("--save", ""));
            for (String setting : settings) {
                String[] words = setting.split(" ", 2);
                command.add("--" + words[0]);
                command.addAll(Arrays.asList(words[1].split(" ")));
            }
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    /** Ends the server at once, as the kernel would for lack of memory (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends the server in order (SIGTERM). */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    /** Stops the server's clock: its connections stay up and nothing answers (SIGSTOP). */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen server go on (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        destroy();
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void destroy() {
        if (process != null) {
            process.destroyForcibly();
            awaitExit();
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("redis-server on port " + port + " did not start: " + log());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean answers() {
        try (Jedis redis = connect()) {
            return redis.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("redis-server on port " + port + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("redis.log"));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /** The redis-server there is: the one on PATH, else one from a jar. */
    public static String program() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder, "redis-server");
            if (Files.isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        try {
            return RedisExecProvider.defaultProvider().get().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
