package io.taskqueue.systemtests.durability;

import static org.awaitility.Awaitility.await;

import io.taskqueue.testing.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A Sentinel process that watches one master; two of them must agree that it is down. */
final class Sentinel implements AutoCloseable {
    private static final String NAME = "tasks";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = freePort();
    private final Path folder;
    private final Process process;

    /** @param masterPort the port the master is reached at from outside */
    Sentinel(int masterPort) {
        try {
            folder = Files.createTempDirectory("sentinel");
            Path file = folder.resolve("sentinel.conf");
            Files.write(
                    file,
                    List.of(
                            "port " + port,
                            "bind 127.0.0.1",
                            "dir " + folder,
                            "sentinel monitor " + NAME + " 127.0.0.1 " + masterPort + " 2",
                            "sentinel down-after-milliseconds " + NAME + " 1000",
                            "sentinel failover-timeout " + NAME + " 5000"));
            process = new ProcessBuilder(RealRedis.program(), file.toString(), "--sentinel")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("sentinel.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Waits until it knows so many replicas and other Sentinels, all of them up. */
    void awaitKnows(int replicas, int others) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(() -> knows(replicas, others));
    }

    private boolean knows(int replicas, int others) {
        try (Jedis redis = connect()) {
            long up = redis.sentinelReplicas(NAME).stream()
                    .filter(replica -> replica.get("flags").equals("slave"))
                    .filter(replica -> replica.get("master-link-status").equals("ok"))
                    .count();
            Map<String, String> master = redis.sentinelMasters().getFirst();
            return up == replicas && master.get("num-other-sentinels").equals(String.valueOf(others));
        }
    }

    /** The port of the master as this Sentinel knows it. */
    int masterPort() {
        try (Jedis redis = connect()) {
            return Integer.parseInt(redis.sentinelGetMasterAddrByName(NAME).get(1));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Jedis connect() {
        return new Jedis("127.0.0.1", port, 1000);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
