package io.taskqueue.redis.master;

import io.smallrye.config.Secret;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How connections are encrypted.
 *
 * @param trust {@code null} for the certificates the JVM trusts
 * @param own {@code null} for no certificate of our own
 * @param verifyHost whether the server's certificate must name its host
 */
record Tls(TrustOptions trust, KeyCertOptions own, boolean verifyHost) {
    /** @throws WrongSettingException if a file is missing or of an unknown kind */
    static Tls of(RedisSettings settings) {
        return new Tls(
                settings.tlsTrustStore()
                        .map(store -> trust(store, settings.tlsTrustStorePassword()))
                        .orElse(null),
                settings.tlsKeyStore()
                        .map(store -> own(store, settings.tlsKeyStorePassword()))
                        .orElse(null),
                settings.tlsVerifyHost());
    }

    /** Has connections with these options encrypted so. */
    void applyTo(NetClientOptions net) {
        net.setSsl(true).setTrustAll(false).setHostnameVerificationAlgorithm(verifyHost ? "HTTPS" : "");
        if (trust != null) {
            net.setTrustOptions(trust);
        }
        if (own != null) {
            net.setKeyCertOptions(own);
        }
    }

    private static TrustOptions trust(Path store, Optional<Secret<String>> password) {
        return switch (kind("tls-trust-store", store)) {
            case "pem", "crt" -> new PemTrustOptions().addCertPath(store.toString());
            case "p12", "pfx" -> new PfxOptions().setPath(store.toString()).setPassword(text(password));
            case "jks" -> new JksOptions().setPath(store.toString()).setPassword(text(password));
            default -> throw new WrongSettingException("tls-trust-store", "expected a .pem, .p12 or .jks file");
        };
    }

    private static KeyCertOptions own(Path store, Optional<Secret<String>> password) {
        return switch (kind("tls-key-store", store)) {
            case "p12", "pfx" -> new PfxOptions().setPath(store.toString()).setPassword(text(password));
            case "jks" -> new JksOptions().setPath(store.toString()).setPassword(text(password));
            default -> throw new WrongSettingException("tls-key-store", "expected a .p12 or .jks file");
        };
    }

    private static String kind(String property, Path store) {
        if (!Files.isReadable(store)) {
            throw new WrongSettingException(property, "there is no readable file " + store);
        }
        String name = store.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String text(Optional<Secret<String>> secret) {
        return secret.map(Secret::get).orElse(null);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "Tls[verifyHost=" + verifyHost + "]";
    }
}
