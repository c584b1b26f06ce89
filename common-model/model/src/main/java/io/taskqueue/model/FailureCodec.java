package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The {@code failures} array, which envelopes and status records share. */
final class FailureCodec {
    private FailureCodec() {}

    static void write(JsonGenerator json, List<TaskFailure> failures) throws IOException {
        if (failures.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("failures");
        for (TaskFailure failure : failures) {
            json.writeStartObject();
            json.writeNumberField("attempt", failure.attempt());
            json.writeNumberField("at", failure.at());
            Json.writeText(json, "worker", failure.worker());
            json.writeStringField("error", failure.error());
            json.writeStringField("message", failure.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<TaskFailure> read(FieldReader reader) throws IOException {
        return reader.readList(() -> readOne(reader));
    }

    private static TaskFailure readOne(FieldReader reader) throws IOException {
        var fields = new Object() {
            int attempt = 1;
            long at;
            String worker;
            String error = "Unknown";
            String message;
        };
        reader.readObjectFields(name -> {
            switch (name) {
                case "attempt" -> fields.attempt = reader.readInt(1);
                case "at" -> fields.at = reader.readLong(0);
                case "worker" -> fields.worker = reader.readText();
                case "error" -> fields.error = reader.readText("Unknown");
                case "message" -> fields.message = reader.readText();
                default -> reader.skip();
            }
        });
        return new TaskFailure(fields.attempt, fields.at, fields.worker, fields.error, fields.message);
    }
}
