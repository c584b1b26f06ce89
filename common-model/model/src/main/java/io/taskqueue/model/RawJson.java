package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * One well-formed JSON value kept as the UTF-8 bytes it arrived in, so that a payload passes through the queue without
 * being parsed into a tree or written anew. Immutable. Equal when the bytes are equal.
 */
public final class RawJson {
    /** The JSON value {@code {}}. */
    public static final RawJson EMPTY_OBJECT = new RawJson("{}".getBytes(UTF_8));

    private final byte[] source;
    private final int from;
    private final int length;

    /** Uses the array without a copy; only for callers in this package that own it. */
    RawJson(byte[] utf8) {
        this(utf8, 0, utf8.length);
    }

    private RawJson(byte[] source, int from, int length) {
        this.source = source;
        this.from = from;
        this.length = length;
    }

    /**
     * The value in a part of an array: shares the array where the value is most of it, as a payload is of its envelope,
     * else copies it.
     */
    static RawJson within(byte[] source, int from, int to) {
        return to - from > source.length / 2
                ? new RawJson(source, from, to - from)
                : new RawJson(Arrays.copyOfRange(source, from, to));
    }

    /**
     * The value the text holds.
     *
     * @throws MalformedTaskException if it is not exactly one JSON value, nests too deeply or has a lone surrogate
     */
    public static RawJson of(String json) {
        return of(Json.encode(json));
    }

    /** As {@link #of(String)}, from UTF-8 bytes, which are copied without surrounding white space. */
    public static RawJson of(byte[] json) {
        try (FieldReader reader = new FieldReader(json.clone())) {
            return reader.readDocument();
        }
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(source, from, from + length);
    }

    /**
     * The value that a part of this one holds, such as a field's.
     *
     * @param start the first byte, counted from this value's own first
     * @param end the byte after the last
     * @throws MalformedTaskException if the part is not exactly one JSON value
     */
    public RawJson part(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        try (FieldReader reader = new FieldReader(Arrays.copyOfRange(source, from + start, from + end))) {
            return reader.readDocument();
        }
    }

    /** The text of a JSON string, or {@code null} if this is any other value. */
    public String stringValue() {
        if (source[from] != '"') {
            return null;
        }
        try (JsonParser parser = openParser(Json.FACTORY)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes the value takes. */
    public int length() {
        return length;
    }

    /** A parser of the value, to be closed by the caller. */
    public JsonParser openParser(JsonFactory factory) throws IOException {
        return factory.createParser(source, from, length);
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(source, from, length, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that
                && Arrays.equals(source, from, from + length, that.source, that.from, that.from + that.length);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(source, from, length).hashCode();
    }
}
