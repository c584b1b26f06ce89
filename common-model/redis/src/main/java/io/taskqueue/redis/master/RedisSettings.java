package io.taskqueue.redis.master;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The Redis settings common to all services, {@code taskqueue.redis.*}; {@link RedisAccess} checks it. */
public interface RedisSettings {
    /** How the servers are arranged: {@code standalone}, {@code sentinel} or {@code cluster}. */
    @WithDefault("standalone")
    RedisMode mode();

    /**
     * The server, the Sentinels or nodes of the cluster, {@code redis://host:port}, several by commas;
     * {@code rediss://} for TLS, {@code /<number>} behind it for another database than 0.
     */
    @WithDefault("redis://localhost:6379")
    String hosts();

    /** The name the Sentinels know the master by; needed with them, of no use without. */
    Optional<String> masterName();

    /**
     * Put before every key, such as <code>{tq}:</code>, which puts all keys into one slot of a cluster; nothing where
     * absent.
     */
    Optional<String> keyPrefix();

    /** The Redis user; {@code default} where absent. */
    Optional<String> username();

    /** The user's password; no authentication where absent. */
    Optional<Secret<String>> password();

    /** The password of the Sentinels' user {@code default}; no authentication there where absent. */
    Optional<Secret<String>> sentinelPassword();

    /** How often Sentinels or nodes are asked who the master is. */
    @WithDefault("1s")
    Duration locateEvery();

    /** The certificates to trust, a {@code .pem}, {@code .p12} or {@code .jks} file; those of the JVM where absent. */
    Optional<Path> tlsTrustStore();

    /** What opens a {@code .p12} or {@code .jks} trust store. */
    Optional<Secret<String>> tlsTrustStorePassword();

    /** This service's own certificate and key, a {@code .p12} or {@code .jks} file, where Redis asks for one. */
    Optional<Path> tlsKeyStore();

    /** What opens the key store. */
    Optional<Secret<String>> tlsKeyStorePassword();

    /** Whether the server's certificate must name the host it is reached by. */
    @WithDefault("true")
    boolean tlsVerifyHost();
}
