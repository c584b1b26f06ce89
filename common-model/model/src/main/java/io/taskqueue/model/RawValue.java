package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taskqueue.model.text.Utf8;
import java.io.IOException;

/** Cuts a JSON value from its source once it is known to be well-formed. */
final class RawValue {
    private RawValue() {}

    /**
     * Reads the value at the parser's position and moves the parser to its end.
     *
     * @param deepest the limit of nested arrays and objects
     * @param surrogates whether strings may have half of a surrogate pair
     * @param reader names the field in errors
     */
    static RawJson read(JsonParser parser, byte[] source, int deepest, boolean surrogates, FieldReader reader)
            throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        requireWellFormed(parser, deepest, surrogates, reader);
        int end = (int) parser.currentLocation().getByteOffset();
        // After a number that stands alone the parser has also read the white space that ended it.
        while (end > start && source[end - 1] <= ' ' && source[end - 1] >= 0) {
            end--;
        }
        return RawJson.within(source, start, end);
    }

    private static void requireWellFormed(JsonParser parser, int deepest, boolean surrogates, FieldReader reader)
            throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token == null) {
                throw new MalformedTaskException(reader.field(), "ends in the middle of a value");
            }
            if (token.isStructStart()) {
                depth++;
                if (depth > deepest) {
                    throw new MalformedTaskException(reader.field(), "nests more than " + deepest + " deep");
                }
            } else if (token.isStructEnd()) {
                depth--;
            } else if (surrogates && token == JsonToken.VALUE_STRING && !Utf8.isWellFormed(parser.getText())) {
                throw new MalformedTaskException(reader.field(), "has half of a surrogate pair");
            }
            if (depth > 0) {
                parser.nextToken();
            }
        } while (depth > 0);
        parser.finishToken();
    }
}
