package io.taskqueue.worker.statistics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Summaries of one column, made and read. */
final class Tables {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Tables() {}

    static TableSummary column(String... values) {
        return column(List.of(values));
    }

    static TableSummary column(List<String> values) {
        TableSummary summary = TableSummary.of(List.of("x"));
        values.forEach(value -> add(summary, value));
        return summary;
    }

    static void add(TableSummary summary, String value) {
        summary.text(summary.column("x"), value);
        summary.endRecord();
    }

    /** The first and the second, which is left as it is. */
    static TableSummary merged(TableSummary first, TableSummary second) {
        TableSummary merged = TableSummary.decode(first.encode());
        merged.merge(TableSummary.decode(second.encode()));
        return merged;
    }

    static String json(TableSummary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            summary.writeJson(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Of the only column. */
    static JsonNode statistics(TableSummary summary) {
        return tree(summary).at("/columns/0");
    }

    static JsonNode tree(TableSummary summary) {
        try {
            return MAPPER.readTree(json(summary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
