package io.taskqueue.producer.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.MalformedTaskException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An idempotency key and the request it came with, as SHA-256 in lower-case hex: Redis never sees either.
 *
 * @param hash of the key and of what it is used for
 * @param digest of the request's body without the white space between its tokens
 * @param digestAsSent of the body's bytes, as producers up to 0.1 wrote it
 */
public record RequestKey(String hash, String digest, String digestAsSent) {
    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /**
     * The key of one request, {@code null} if the submitter sent none.
     *
     * @param use what the key is used for, such as a path and a position; the same key in another use is another key
     * @param key 1 to 255 printable ASCII characters, or {@code null}
     * @param body JSON, or nothing
     * @throws MalformedTaskException naming {@value #HEADER} if the key is invalid
     */
    public static RequestKey of(String use, String key, byte[] body) {
        if (key == null) {
            return null;
        }
        requireValid(key);
        return new RequestKey(sha256((use + '\n' + key).getBytes(UTF_8)), sha256(CompactJson.of(body)), sha256(body));
    }

    /**
     * The only value of the header, {@code null} if the request has none. Resources must pass all its values: as a
     * parameter, an empty one looks like a missing one.
     *
     * @throws MalformedTaskException naming {@value #HEADER} if it has several values or an invalid one
     */
    public static String single(List<String> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new MalformedTaskException(HEADER, "is given " + values.size() + " times");
        }
        requireValid(values.get(0));
        return values.get(0);
    }

    /** Whether the key was first used for this very request. */
    boolean isOf(FirstAnswer first) {
        return first.digest().equals(digest) || first.digest().equals(digestAsSent);
    }

    /**
     * Returns if the key is valid.
     *
     * @throws MalformedTaskException naming {@value #HEADER} if it is not
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
