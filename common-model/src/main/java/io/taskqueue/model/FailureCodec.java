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
            Integer attempt;
            Long at;
            String worker;
            String error;
            String message;
        };
        reader.readObjectFields(name -> {
            switch (name) {
                case "attempt" -> fields.attempt = reader.readInt();
                case "at" -> fields.at = reader.readLong();
                case "worker" -> fields.worker = reader.readText();
                case "error" -> fields.error = reader.readText();
                case "message" -> fields.message = reader.readText();
                default -> reader.skip();
            }
        });
        return new TaskFailure(
                fields.attempt == null ? 1 : fields.attempt,
                fields.at == null ? 0 : fields.at,
                fields.worker,
                fields.error == null ? "Unknown" : fields.error,
                fields.message);
    }
}
