package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.dataset.DatasetStage;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.StreamSupport;

/** What readers made of records, for tests to look at. */
final class Summaries {
    private Summaries() {}

    static CancellationCheck cancellation() {
        return new CancellationCheck(FakeContext.of("t1"));
    }

    static JsonNode json(TableSummary summary) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonRecord.JSON.createGenerator(text)) {
            summary.writeJson(json);
        }
        return DatasetStage.json(text.toString());
    }

    /** The column of this name. */
    static JsonNode column(JsonNode statistics, String name) {
        return StreamSupport.stream(statistics.path("columns").spliterator(), false)
                .filter(column -> column.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The values of a column of few values, in the order of the JSON. */
    static List<String> values(JsonNode statistics, String name) {
        return StreamSupport.stream(column(statistics, name).path("frequent").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    /** Each bad record as {@code "line reason"}. */
    static List<String> badLines(JsonNode statistics) {
        return StreamSupport.stream(statistics.path("badLines").spliterator(), false)
                .map(bad -> bad.path("line").asLong() + " " + bad.path("reason").asText())
                .toList();
    }
}
