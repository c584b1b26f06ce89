package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a whole number in any JSON notation, such as {@code 5.0} or {@code 5e3}, without rounding. */
final class WholeNumber extends StdScalarDeserializer<Long> {
    private static final long serialVersionUID = 1;

    WholeNumber() {
        super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return (Long) context.handleUnexpectedToken(Long.class, parser);
        }
        try {
            return parser.getDecimalValue().longValueExact();
        } catch (ArithmeticException e) {
            return (Long) context.handleWeirdNumberValue(Long.class, parser.getDoubleValue(), "is not a whole number");
        }
    }
}
