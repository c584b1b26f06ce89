package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.model.WorkerStatus.RunningTask;
import java.io.IOException;
import java.util.List;

/** Heartbeats to and from their bytes. */
public final class WorkerStatusCodec {
    private WorkerStatusCodec() {}

    /** The heartbeat as UTF-8 JSON. */
    public static byte[] encode(WorkerStatus status) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("name", status.name());
            json.writeStringField("host", status.host());
            json.writeStringField("state", status.state());
            json.writeNumberField("startedAt", status.startedAt());
            json.writeNumberField("beatAt", status.beatAt());
            writeTexts(json, "queues", status.queues());
            writeTexts(json, "types", status.types());
            json.writeNumberField("slots", status.slots());
            json.writeNumberField("inFlight", status.inFlight());
            json.writeArrayFieldStart("running");
            for (RunningTask task : status.running()) {
                json.writeStartObject();
                json.writeStringField("id", task.id());
                json.writeStringField("type", task.type());
                json.writeNumberField("attempt", task.attempt());
                json.writeNumberField("startedAt", task.startedAt());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * The heartbeat in {@code json}; absent parts are empty, unknown ones skipped.
     *
     * @throws MalformedTaskException naming the field at fault
     */
    public static WorkerStatus decode(byte[] json) {
        Fields fields = new Fields();
        try (FieldReader reader = new FieldReader(json)) {
            reader.readWholeObject(name -> fields.read(name, reader));
        }
        return new WorkerStatus(
                fields.name,
                fields.host,
                fields.state,
                fields.startedAt,
                fields.beatAt,
                fields.queues,
                fields.types,
                fields.slots,
                fields.inFlight,
                fields.running);
    }

    private static void writeTexts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static final class Fields {
        private String name = "";
        private String host = "";
        private String state = WorkerStatus.RUNNING;
        private long startedAt;
        private long beatAt;
        private List<String> queues = List.of();
        private List<String> types = List.of();
        private int slots;
        private int inFlight;
        private List<RunningTask> running = List.of();

        void read(String field, FieldReader reader) throws IOException {
            switch (field) {
                case "name" -> name = reader.readText("");
                case "host" -> host = reader.readText("");
                case "state" -> state = reader.readText(WorkerStatus.RUNNING);
                case "startedAt" -> startedAt = reader.readLong(0);
                case "beatAt" -> beatAt = reader.readLong(0);
                case "queues" -> queues = reader.readList(reader::readText);
                case "types" -> types = reader.readList(reader::readText);
                case "slots" -> slots = reader.readInt(0);
                case "inFlight" -> inFlight = reader.readInt(0);
                case "running" -> running = reader.readList(() -> readRunning(reader));
                default -> reader.skip();
            }
        }

        private static RunningTask readRunning(FieldReader reader) throws IOException {
            var task = new Object() {
                String id = "";
                String type = "";
                int attempt = 1;
                long startedAt;
            };
            reader.readObjectFields(name -> {
                switch (name) {
                    case "id" -> task.id = reader.readText("");
                    case "type" -> task.type = reader.readText("");
                    case "attempt" -> task.attempt = reader.readInt(1);
                    case "startedAt" -> task.startedAt = reader.readLong(0);
                    default -> reader.skip();
                }
            });
            return new RunningTask(task.id, task.type, task.attempt, task.startedAt);
        }
    }
}
