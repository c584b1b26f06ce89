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
public final class Tables {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Tables() {}

    public static TableSummary column(String... values) {
        return column(List.of(values));
    }

    public static TableSummary column(List<String> values) {
        TableSummary summary = TableSummary.of(List.of("x"));
        values.forEach(value -> add(summary, value));
        return summary;
    }

    public static void add(TableSummary summary, String value) {
        summary.text(summary.column("x"), value);
        summary.endRecord();
    }

    /** The first and the second, which is left as it is. */
    public static TableSummary merged(TableSummary first, TableSummary second) {
        TableSummary merged = TableSummary.decode(first.encode());
        merged.merge(TableSummary.decode(second.encode()));
        return merged;
    }

    public static String json(TableSummary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            summary.writeJson(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Of the only column. */
    public static JsonNode statistics(TableSummary summary) {
        return tree(summary).at("/columns/0");
    }

    public static JsonNode tree(TableSummary summary) {
        try {
            return MAPPER.readTree(json(summary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
