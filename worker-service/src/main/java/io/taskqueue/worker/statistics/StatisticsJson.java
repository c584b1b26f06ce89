package io.taskqueue.worker.statistics;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.worker.statistics.BadLines.BadLine;
import io.taskqueue.worker.statistics.column.ColumnJson;
import io.taskqueue.worker.statistics.value.WellFormedText;
import java.io.IOException;

/** Writes statistics as docs/datasets.md describes them. */
final class StatisticsJson {
    private final JsonGenerator json;

    StatisticsJson(JsonGenerator json) {
        this.json = json;
    }

    void write(long records, BadLines badLines, Columns columns) throws IOException {
        json.writeStartObject();
        json.writeNumberField("records", records);
        json.writeNumberField("badRecords", badLines.count());
        json.writeArrayFieldStart("badLines");
        for (BadLine line : badLines.first()) {
            json.writeStartObject();
            json.writeNumberField("line", line.line());
            json.writeStringField("reason", WellFormedText.of(line.reason()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("columns");
        ColumnJson columnJson = new ColumnJson(json);
        for (Column column : columns.inOrder()) {
            columnJson.write(column.name, column.summary, records);
        }
        json.writeEndArray();
        if (columns.omitted()) {
            json.writeBooleanField("columnsOmitted", true);
        }
        json.writeEndObject();
    }
}
