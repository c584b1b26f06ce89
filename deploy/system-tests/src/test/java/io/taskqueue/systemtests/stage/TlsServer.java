package io.taskqueue.systemtests.stage;

import io.taskqueue.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server whose certificate names {@code localhost} and nothing else, and which asks its clients for theirs. Tests
 * reach it in clear on another port.
 */
public final class TlsServer implements AutoCloseable {
    private static final String PASSWORD = "pass-of-tls-server-5b20";

    private final Path folder;
    private final Certificate certificate;
    private final int port = Ports.free();
    private final RedisNode node;

    private TlsServer() {
        try {
            folder = Files.createTempDirectory("tls");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        certificate = Certificate.forHost("localhost", folder);
        node = RedisNode.server(
                Place.HERE,
                PASSWORD,
                "tls-port " + port,
                "tls-cert-file " + certificate.certificate(),
                "tls-key-file " + certificate.key(),
                "tls-ca-cert-file " + certificate.certificate(),
                "tls-auth-clients yes");
    }

    public static TlsServer start() {
        return new TlsServer();
    }

    /** The settings by which services reach it under this name. */
    public Map<String, String> environment(String host) {
        return Map.of(
                "TASKQUEUE_REDIS_HOSTS",
                "rediss://" + host + ":" + port,
                "TASKQUEUE_REDIS_PASSWORD",
                PASSWORD,
                "TASKQUEUE_REDIS_TLS_TRUST_STORE",
                certificate.certificate().toString(),
                "TASKQUEUE_REDIS_TLS_KEY_STORE",
                certificate.store().toString(),
                "TASKQUEUE_REDIS_TLS_KEY_STORE_PASSWORD",
                Certificate.PASSWORD);
    }

    /** The server's own view. */
    public Ledger ledger() {
        return new Ledger(node.connect(), "");
    }

    @Override
    public void close() {
        node.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
