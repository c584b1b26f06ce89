package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.taskqueue.model.text.Excerpt;
import io.taskqueue.model.text.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the fields of a JSON object one by one; every error names the field. Values that only pass through are cut from
 * the source bytes, not parsed into a tree.
 */
final class FieldReader implements AutoCloseable {
    private final byte[] source;
    private final JsonParser parser;
    /** Whether strings may have half of a surrogate pair; looked for once, as decoding each string takes longer. */
    private final boolean surrogates;

    /** The path to the object around the field being read, as {@link #field} writes it; empty for the outermost. */
    private String around = "";
    /** The name of the field being read; {@code null} between two fields. */
    private String name;

    FieldReader(byte[] source) {
        Json.requireUtf8(source);
        this.source = source;
        this.surrogates = Utf8.mayEscapeSurrogates(source);
        try {
            this.parser = Json.FACTORY.createParser(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Handles each field of an object; it must read the field's value with one of the methods below. */
    interface FieldHandler {
        void field(String name) throws IOException;
    }

    /** Reads the source as one JSON object and nothing after it. */
    void readWholeObject(FieldHandler handler) {
        translate(() -> {
            parser.nextToken();
            readObjectFields(handler);
            requireEnd();
        });
    }

    /** Reads the source as one JSON value and nothing after it. */
    RawJson readDocument() {
        RawJson[] value = new RawJson[1];
        translate(() -> {
            if (parser.nextToken() == null) {
                throw new MalformedTaskException("", "is empty where a JSON value was expected");
            }
            value[0] = readRaw();
            requireEnd();
        });
        return value[0];
    }

    /** Reads the object at the parser's position field by field. */
    void readObjectFields(FieldHandler handler) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("an object");
        }
        String outerAround = around;
        String outerName = name;
        around = field();
        name = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            name = parser.currentName();
            parser.nextToken();
            handler.field(name);
            // The parser looks one value ahead, so an error in finding the next field is not this field's.
            name = null;
        }
        around = outerAround;
        name = outerName;
    }

    /** Reads an array, each element by {@code element}; {@code null} counts as empty. */
    <T> List<T> readList(ElementReader<T> element) throws IOException {
        if (isNull()) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("an array");
        }
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (isNull()) {
                throw new MalformedTaskException(field(), "has a null among its elements");
            }
            values.add(element.read());
        }
        return values;
    }

    /** Reads one element of an array. */
    interface ElementReader<T> {
        T read() throws IOException;
    }

    /** Whether the value is {@code null}, which the contract treats as absent. */
    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String readText(String absent) throws IOException {
        return isNull() ? absent : readText();
    }

    long readLong(long absent) throws IOException {
        return isNull() ? absent : readLong();
    }

    int readInt(int absent) throws IOException {
        return isNull() ? absent : readInt();
    }

    String readText() throws IOException {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong("a string");
        }
        String text = parser.getText();
        if (surrogates && !Utf8.isWellFormed(text)) {
            throw new MalformedTaskException(field(), "has half of a surrogate pair");
        }
        return text;
    }

    Long readLong() throws IOException {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrong("a whole number of at most 64 bits");
        }
        return parser.getLongValue();
    }

    Integer readInt() throws IOException {
        Long value = readLong();
        if (value == null) {
            return null;
        }
        if (value.intValue() != value) {
            throw wrong("a whole number of at most 32 bits");
        }
        return value.intValue();
    }

    boolean readFlag() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw wrong("true or false");
        }
        return parser.getBooleanValue();
    }

    /** Reads the value's own bytes. */
    RawJson readRaw() throws IOException {
        return readRaw(Json.DEEPEST_NESTING);
    }

    /** As {@link #readRaw()}, for an envelope, whose payload alone may nest as deep as other values. */
    RawJson readEnvelope() throws IOException {
        return isNull() ? null : readRaw(Json.DEEPEST_NESTING + 1);
    }

    private RawJson readRaw(int deepest) throws IOException {
        return RawValue.read(parser, source, deepest, surrogates, this);
    }

    void skip() throws IOException {
        parser.skipChildren();
        parser.finishToken();
    }

    /** The path of the field being read, such as {@code failures.at}. */
    String field() {
        if (name == null) {
            return around;
        }
        String shown = Excerpt.ofName(name);
        return around.isEmpty() ? shown : around + "." + shown;
    }

    @Override
    public void close() {
        translate(parser::close);
    }

    private void requireEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new MalformedTaskException("", "has more text after the JSON value");
        }
    }

    private MalformedTaskException wrong(String expected) throws IOException {
        String found = parser.currentToken() == null ? "nothing" : Excerpt.of(String.valueOf(parser.getText()));
        return new MalformedTaskException(field(), "is not " + expected + ": " + found);
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void translate(Reading reading) {
        try {
            reading.run();
        } catch (JsonProcessingException e) {
            throw new MalformedTaskException(field(), Json.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
