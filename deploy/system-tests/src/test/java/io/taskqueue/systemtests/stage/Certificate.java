package io.taskqueue.systemtests.stage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A server's certificate, signed by itself, and its key, made with the JDK's keytool.
 *
 * @param certificate PEM, also what clients trust
 * @param key PEM
 * @param store both, PKCS12
 */
record Certificate(Path certificate, Path key, Path store) {
    /** What opens the store. */
    static final String PASSWORD = "pass-of-store-c0de";

    /** Makes one that names {@code host}, in {@code folder}. */
    static Certificate forHost(String host, Path folder) {
        Path store = folder.resolve(host + ".p12");
        keytool(host, store);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore pair = KeyStore.getInstance("PKCS12");
            pair.load(in, PASSWORD.toCharArray());
            return new Certificate(
                    pem(
                            folder.resolve(host + ".pem"),
                            "CERTIFICATE",
                            pair.getCertificate("redis").getEncoded()),
                    pem(
                            folder.resolve(host + ".key"),
                            "PRIVATE KEY",
                            pair.getKey("redis", PASSWORD.toCharArray()).getEncoded()),
                    store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String host, Path store) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "redis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("keytool failed with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n", US_ASCII);
    }
}
