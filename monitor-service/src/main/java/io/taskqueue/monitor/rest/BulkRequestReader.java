package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Reads the body of a command on many dead letters strictly: without unknown fields or type coercion. */
final class BulkRequestReader {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.Textual, BulkRequestReader::rejectCoercion)
            .build()
            .readerFor(BulkRequest.class);

    private static final int LONGEST_FIELD = 80;

    private BulkRequestReader() {}

    static BulkRequest read(byte[] json) {
        try {
            rejectNulls(json);
            BulkRequest request = READER.readValue(json);
            if (request == null) {
                throw ProblemException.of(Kind.INVALID, "The body must be a JSON object.");
            }
            return request;
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rejects nulls: taken as absent, a value the client failed to fill in would select more than intended. */
    private static void rejectNulls(byte[] json) throws IOException {
        try (JsonParser parser = READER.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NULL) {
                    throw ProblemException.badField(field(parser.getParsingContext()), "must not be null");
                }
            }
        }
    }

    private static String field(JsonStreamContext place) {
        String pointer = place.pathAsPointer().toString();
        return pointer.isEmpty()
                ? "The body"
                : QuotedText.printable(pointer.substring(1).replace('/', '.'), LONGEST_FIELD);
    }

    private static void rejectCoercion(MutableCoercionConfig texts) {
        texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static ProblemException problem(JsonProcessingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof ProblemException known) {
            return known;
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return ProblemException.badField(
                    QuotedText.printable(field, LONGEST_FIELD), "is unknown, repeated or of the wrong type");
        }
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return ProblemException.of(Kind.INVALID, "The body is not a valid JSON object" + where + ".");
    }
}
