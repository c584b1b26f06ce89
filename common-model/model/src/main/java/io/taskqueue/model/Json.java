package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.taskqueue.model.text.Excerpt;
import io.taskqueue.model.text.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** The one JSON dialect of the queue: strict RFC 8259, no duplicate names, nesting limited. */
final class Json {
    /** How deep a payload, a result or an unknown field may nest. */
    static final int DEEPEST_NESTING = 100;
    /** A status record around an envelope around a payload. */
    private static final int DEEPEST_RECORD = DEEPEST_NESTING + 2;

    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_STRING = 64 * 1024 * 1024;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_RECORD)
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private Json() {}

    /**
     * The text in {@code bytes}.
     *
     * @throws MalformedTaskException if they are not UTF-8
     */
    static String decode(byte[] bytes) {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new MalformedTaskException("", "is not valid UTF-8");
        }
    }

    /**
     * The UTF-8 bytes of {@code text}.
     *
     * @throws MalformedTaskException if it has a lone surrogate
     */
    static byte[] encode(String text) {
        try {
            return Utf8.encode(text);
        } catch (CharacterCodingException e) {
            throw new MalformedTaskException("", "has half of a surrogate pair");
        }
    }

    /**
     * Requires UTF-8 as RFC 8259 has it: no byte order mark, and no UTF-16 or UTF-32, which Jackson would guess from a
     * NUL.
     *
     * @throws MalformedTaskException if the bytes are anything else
     */
    static void requireUtf8(byte[] source) {
        if (!Utf8.isAscii(source) && decode(source).startsWith("\ufeff")) {
            throw new MalformedTaskException("", "starts with a byte order mark");
        }
        if (Utf8.contains(Arrays.copyOf(source, Math.min(source.length, 4)), '\0')) {
            throw new MalformedTaskException("", "is not valid JSON: has a NUL");
        }
    }

    /** The parser's error as the end of a sentence, with the byte it was found at. */
    static String describe(JsonProcessingException e) {
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return "is not valid JSON" + (at < 0 ? "" : " at byte " + at) + ": " + firstLine(e);
    }

    private static String firstLine(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        // Jackson adds where the unfinished value began, in words of its own source handling.
        String plain = message.replaceFirst(" \\(start marker at \\[Source: .*", "");
        return Excerpt.printable(plain.lines().findFirst().orElse(""), LONGEST_MESSAGE);
    }

    /** Something that writes one JSON value. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** The UTF-8 bytes of what {@code writer} writes. */
    static byte[] write(Writer writer) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
                writer.write(json);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeText(JsonGenerator json, String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    static void writeNumber(JsonGenerator json, String field, Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }

    static void writeNumber(JsonGenerator json, String field, Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }

    static void writeRaw(JsonGenerator json, String field, RawJson value) throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            json.writeRawValue(value.toString());
        }
    }
}
