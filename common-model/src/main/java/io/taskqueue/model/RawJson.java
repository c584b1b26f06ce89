package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * One well-formed JSON value kept as the UTF-8 bytes it arrived in, so that a payload passes through the queue without
 * being parsed into a tree or written anew. Immutable. Equal when the bytes are equal.
 */
public final class RawJson {
    /** The JSON value {@code {}}. */
    public static final RawJson EMPTY_OBJECT = new RawJson("{}".getBytes(UTF_8));

    private final byte[] utf8;

    /** Takes the array over without a copy; only callers in this package that own it may. */
    RawJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * The value the text holds.
     *
     * @throws MalformedTaskException if it is not exactly one JSON value, nests too deeply or has a lone surrogate
     */
    public static RawJson of(String json) {
        return of(Utf8.encode(json));
    }

    /** As {@link #of(String)}, from UTF-8 bytes, which are copied without surrounding white space. */
    public static RawJson of(byte[] json) {
        try (FieldReader reader = new FieldReader(json)) {
            return reader.readDocument();
        }
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return utf8.clone();
    }

    /** How many bytes the value takes. */
    public int length() {
        return utf8.length;
    }

    byte[] utf8() {
        return utf8;
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(utf8, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }
}
