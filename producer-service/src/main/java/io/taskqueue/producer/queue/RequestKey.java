package io.taskqueue.producer.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.MalformedTaskException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An idempotency key and the request it came with, both as SHA-256 in lower-case hex: Redis never sees either.
 *
 * @param hash of the key and of what it is used for
 * @param digest of the request's body
 */
public record RequestKey(String hash, String digest) {
    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /**
     * The key of one request, {@code null} where the submitter gave none.
     *
     * @param use what the key is used for, such as a path and a position; the same key in another use is another key
     * @param key 1 to 255 printable ASCII characters, or {@code null}
     * @throws MalformedTaskException naming {@value #HEADER} where the key is none
     */
    public static RequestKey of(String use, String key, byte[] body) {
        if (key == null) {
            return null;
        }
        requireValid(key);
        return new RequestKey(sha256((use + '\n' + key).getBytes(UTF_8)), sha256(body));
    }

    /**
     * Nothing where the key may be one.
     *
     * @throws MalformedTaskException naming {@value #HEADER} where it may not
     */
    public static void requireValid(String key) {
        if (key.isEmpty() || key.length() > LONGEST || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new MalformedTaskException(HEADER, "must be 1 to " + LONGEST + " printable ASCII characters");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
