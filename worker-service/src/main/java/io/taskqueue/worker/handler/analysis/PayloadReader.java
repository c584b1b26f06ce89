package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Format;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a payload of {@code data.analysis} in one pass. Unknown fields are skipped. What is
 * wrong is a {@link NonRetryableException} that names the field.
 */
final class PayloadReader {
    private final JsonParser json;
    private final CancellationCheck cancellation;
    private String dataset;
    private Long chunk;
    private Format format;
    private Character delimiter;
    private List<String> columns;
    private long firstLine = 1;
    private long count = Long.MAX_VALUE;
    private TableSummary records;

    private PayloadReader(JsonParser json, CancellationCheck cancellation) {
        this.json = json;
        this.cancellation = cancellation;
    }

    static AnalysisPayload read(RawJson payload, CancellationCheck cancellation) throws IOException {
        try (JsonParser json = payload.openParser(JsonRecord.JSON)) {
            return new PayloadReader(json, cancellation).read();
        } catch (JsonProcessingException e) {
            throw new NonRetryableException("payload cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private AnalysisPayload read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new NonRetryableException("payload is not an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            readField(field);
            json.skipChildren();
        }
        return dataset == null ? records() : chunk();
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "dataset" -> dataset = text(field);
            case "chunk" -> chunk = number(field, 0);
            case "format" -> format = format(text(field));
            case "delimiter" -> delimiter = character(field, text(field));
            case "columns" -> columns = texts(field);
            case "firstLine" -> firstLine = number(field, 1);
            case "records" -> readRecords();
            default -> {
                // A field of a newer producer.
            }
        }
    }

    /** The records themselves or, for a chunk, their number. */
    private void readRecords() throws IOException {
        records = json.currentToken() == JsonToken.START_ARRAY ? RecordArray.read(json, cancellation) : null;
        count = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? number("records", 0) : Long.MAX_VALUE;
    }

    private AnalysisPayload records() {
        return new AnalysisPayload.Records(required("records", records, "is not an array"));
    }

    private AnalysisPayload chunk() {
        boolean csv = required("format", format) == Format.CSV;
        return new AnalysisPayload.Chunk(
                dataset,
                required("chunk", chunk),
                format,
                csv ? required("delimiter", delimiter) : '\0',
                csv ? required("columns", columns) : List.of(),
                firstLine,
                count);
    }

    private static <T> T required(String field, T value) {
        return required(field, value, "is missing");
    }

    private static <T> T required(String field, T value, String problem) {
        if (value == null) {
            throw new NonRetryableException(field + " " + problem);
        }
        return value;
    }

    private String text(String field) throws IOException {
        require(field, JsonToken.VALUE_STRING, "a string");
        return json.getText();
    }

    private List<String> texts(String field) throws IOException {
        require(field, JsonToken.START_ARRAY, "an array of strings");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(field));
        }
        return texts;
    }

    private long number(String field, long least) throws IOException {
        require(field, JsonToken.VALUE_NUMBER_INT, "an integer");
        long number = json.getLongValue();
        if (number < least) {
            throw new NonRetryableException(field + " is less than " + least);
        }
        return number;
    }

    private void require(String field, JsonToken token, String what) {
        if (json.currentToken() != token) {
            throw new NonRetryableException(field + " is not " + what);
        }
    }

    private static Format format(String name) {
        return switch (name) {
            case "csv" -> Format.CSV;
            case "ndjson" -> Format.NDJSON;
            default -> throw new NonRetryableException("format is neither csv nor ndjson");
        };
    }

    private static char character(String field, String text) {
        if (text.length() != 1) {
            throw new NonRetryableException(field + " is not one character");
        }
        return text.charAt(0);
    }
}
