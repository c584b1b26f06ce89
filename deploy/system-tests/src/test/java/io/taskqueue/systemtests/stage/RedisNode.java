package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import io.taskqueue.testing.Ports;
import io.taskqueue.testing.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One of several redis-server processes that belong together, a server or a Sentinel, with a password and a
 * configuration file it may rewrite. Closing ends it and removes its data.
 */
public final class RedisNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANSWER_MILLIS = 1_000;

    private final Place place;
    private final int port = Ports.freeForClusterNode();
    private final String password;
    private final Path folder;
    private final List<String> command;
    private Process process;

    private RedisNode(Place place, String password, List<String> settings, List<String> options) {
        this.place = place;
        this.password = password;
        try {
            folder = Files.createTempDirectory("redis-node");
            Path file = folder.resolve("redis.conf");
            Files.write(file, settings(settings));
            command = new ArrayList<>(place.launcher());
            command.addAll(List.of(RealRedis.program(), file.toString()));
            command.addAll(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        startAgain();
    }

    /** Starts a server; settings are lines of redis.conf. */
    static RedisNode server(Place place, String password, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("save \"\"", "masterauth " + password));
        return new RedisNode(place, password, all, List.of());
    }

    /** Starts a Sentinel. */
    static RedisNode sentinel(Place place, String password, String... settings) {
        return new RedisNode(place, password, List.of(settings), List.of("--sentinel"));
    }

    private List<String> settings(List<String> own) {
        List<String> lines = new ArrayList<>(
                List.of("port " + port, "bind " + place.host(), "dir " + folder, "requirepass " + password));
        lines.addAll(own);
        return lines;
    }

    /** Starts it again after {@link #kill}, with the configuration it has written since. */
    public void startAgain() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(toString()).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::answers);
    }

    public String host() {
        return place.host();
    }

    public int port() {
        return port;
    }

    /** Whether it is what goes by this address. */
    boolean isAt(List<String> hostAndPort) {
        return hostAndPort.equals(List.of(place.host(), String.valueOf(port)));
    }

    /** A new connection; the caller closes it. */
    public Jedis connect() {
        Jedis redis = new Jedis(place.host(), port, ANSWER_MILLIS);
        redis.auth(password);
        return redis;
    }

    /** SIGKILL. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** SIGSTOP: its connections stay up and nothing answers. */
    public void freeze() {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT. */
    public void thaw() {
        Signals.send("CONT", process.pid());
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "redis-server at " + place.host() + ":" + port;
    }

    private boolean answers() {
        try (Jedis redis = connect()) {
            return redis.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }
}
