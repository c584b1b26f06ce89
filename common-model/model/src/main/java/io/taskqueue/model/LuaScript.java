package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One atomic command of a service, run with {@code EVALSHA} and, where the server does not know it yet, {@code EVAL}.
 *
 * @param name the file's name without {@code .lua}
 * @param source the file's text
 * @param sha1 the SHA-1 of the source in lower-case hex, as Redis computes it
 */
public record LuaScript(String name, String source, String sha1) {
    /**
     * The script {@code redis/<name>.lua} on the class path of {@code owner}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LuaScript load(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream("/redis/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("no script /redis/" + name + ".lua on the class path");
            }
            byte[] source = file.readAllBytes();
            return new LuaScript(name, new String(source, UTF_8), sha1(source));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the script " + name, e);
        }
    }

    private static String sha1(byte[] source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
