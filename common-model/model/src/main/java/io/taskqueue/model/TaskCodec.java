package io.taskqueue.model;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Envelopes to and from their bytes, as {@code docs/wire-format.md} describes them. */
public final class TaskCodec {
    private TaskCodec() {}

    /** The envelope as UTF-8 JSON; absent optional fields are left out. */
    public static byte[] encode(Task task) {
        return Json.write(json -> {
            json.writeStartObject();
            Json.writeText(json, "id", task.id());
            json.writeStringField("type", task.type());
            json.writeStringField("queue", task.queue());
            Json.writeRaw(json, "payload", task.payload());
            Json.writeNumber(json, "enqueuedAt", task.enqueuedAt());
            json.writeNumberField("attempt", task.attempt());
            if (task.workerDeaths() > 0) {
                json.writeNumberField("workerDeaths", task.workerDeaths());
            }
            Json.writeNumber(json, "notBefore", task.notBefore());
            Json.writeNumber(json, "expiresAt", task.expiresAt());
            Json.writeNumber(json, "timeout", task.timeout());
            Json.writeNumber(json, "maxAttempts", task.maxAttempts());
            Json.writeText(json, "traceparent", task.traceparent());
            FailureCodec.write(json, task.failures());
            for (Map.Entry<String, RawJson> extension : task.extensions().entrySet()) {
                Json.writeRaw(json, extension.getKey(), extension.getValue());
            }
            json.writeEndObject();
        });
    }

    /**
     * The envelope in {@code json}, absent optional fields at their defaults, unknown ones kept as extensions. Its
     * payload may go on using the array, so nobody may change that.
     *
     * @param queue the queue it was found in, taken where the envelope names none
     * @throws MalformedTaskException naming the field that is missing, of the wrong type or out of range
     */
    public static Task decode(byte[] json, String queue) {
        Fields fields = new Fields();
        fields.queue = queue;
        try (FieldReader reader = new FieldReader(json)) {
            reader.readWholeObject(name -> fields.read(name, reader));
        }
        return fields.toTask();
    }

    private static final class Fields {
        private String id;
        private String type;
        private String queue;
        private RawJson payload;
        private Long enqueuedAt;
        private int attempt = 1;
        private int workerDeaths;
        private Long notBefore;
        private Long expiresAt;
        private Long timeout;
        private Integer maxAttempts;
        private String traceparent;
        private List<TaskFailure> failures = List.of();
        private final Map<String, RawJson> extensions = new LinkedHashMap<>();

        void read(String name, FieldReader reader) throws IOException {
            switch (name) {
                case "id" -> id = reader.readText();
                case "type" -> type = reader.readText();
                case "queue" -> queue = reader.readText(queue);
                case "payload" -> payload = reader.readRaw();
                case "enqueuedAt" -> enqueuedAt = reader.readLong();
                case "attempt" -> attempt = reader.readInt(1);
                case "workerDeaths" -> workerDeaths = reader.readInt(0);
                case "notBefore" -> notBefore = reader.readLong();
                case "expiresAt" -> expiresAt = reader.readLong();
                case "timeout" -> timeout = reader.readLong();
                case "maxAttempts" -> maxAttempts = reader.readInt();
                case "traceparent" -> traceparent = reader.readText();
                case "failures" -> failures = FailureCodec.read(reader);
                default -> extensions.put(name, reader.readRaw());
            }
        }

        Task toTask() {
            if (payload == null) {
                throw new MalformedTaskException("payload", "is missing");
            }
            return new Task(
                    id,
                    type,
                    queue,
                    payload,
                    enqueuedAt,
                    attempt,
                    workerDeaths,
                    notBefore,
                    expiresAt,
                    timeout,
                    maxAttempts,
                    traceparent,
                    failures,
                    extensions);
        }
    }
}
