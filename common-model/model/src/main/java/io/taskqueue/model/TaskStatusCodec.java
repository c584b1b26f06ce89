package io.taskqueue.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Status records to and from their bytes, as {@code docs/wire-format.md} describes them. */
public final class TaskStatusCodec {
    private static final int FIRST_ATTEMPT = 1;

    private TaskStatusCodec() {}

    /**
     * The record as UTF-8 JSON; absent parts are left out. So are the default queue and the first attempt of a
     * completed task, as most records in Redis are of those and the reader knows both.
     */
    public static byte[] encode(TaskStatus status) {
        boolean completed = status.state() == TaskState.COMPLETED;
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("id", status.id());
            json.writeStringField("type", status.type());
            if (!completed || !status.queue().equals(Task.DEFAULT_QUEUE)) {
                json.writeStringField("queue", status.queue());
            }
            json.writeStringField("status", status.state().wireName());
            if (!completed || status.attempt() != FIRST_ATTEMPT) {
                json.writeNumberField("attempt", status.attempt());
            }
            Json.writeNumber(json, "maxAttempts", status.maxAttempts());
            Json.writeNumber(json, "enqueuedAt", status.enqueuedAt());
            Json.writeNumber(json, "dueAt", status.dueAt());
            Json.writeNumber(json, "startedAt", status.startedAt());
            Json.writeNumber(json, "finishedAt", status.finishedAt());
            Json.writeText(json, "worker", status.worker());
            writeProgress(json, status.progress());
            Json.writeText(json, "reason", status.reason());
            Json.writeRaw(json, "result", status.result());
            FailureCodec.write(json, status.failures());
            Json.writeRaw(json, "task", status.task());
            Json.writeText(json, "rawElement", status.rawElement());
            json.writeEndObject();
        });
    }

    /**
     * The record in {@code json}; unknown fields are skipped.
     *
     * @throws MalformedTaskException naming the field at fault
     */
    public static TaskStatus decode(byte[] json) {
        Fields fields = new Fields();
        try (FieldReader reader = new FieldReader(json)) {
            reader.readWholeObject(name -> fields.read(name, reader));
        }
        return fields.toStatus();
    }

    private static void writeProgress(JsonGenerator json, TaskProgress progress) throws IOException {
        if (progress != null) {
            json.writeObjectFieldStart("progress");
            json.writeNumberField("percent", progress.percent());
            Json.writeText(json, "message", progress.message());
            json.writeEndObject();
        }
    }

    private static final class Fields {
        private String id;
        private String type;
        private String queue = Task.DEFAULT_QUEUE;
        private String status;
        private int attempt = FIRST_ATTEMPT;
        private Integer maxAttempts;
        private Long enqueuedAt;
        private Long dueAt;
        private Long startedAt;
        private Long finishedAt;
        private String worker;
        private TaskProgress progress;
        private String reason;
        private RawJson result;
        private List<TaskFailure> failures = List.of();
        private RawJson task;
        private String rawElement;

        void read(String name, FieldReader reader) throws IOException {
            switch (name) {
                case "id" -> id = reader.readText();
                case "type" -> type = reader.readText();
                case "queue" -> queue = reader.readText(queue);
                case "status" -> status = reader.readText();
                case "attempt" -> attempt = reader.readInt(FIRST_ATTEMPT);
                case "maxAttempts" -> maxAttempts = reader.readInt();
                case "enqueuedAt" -> enqueuedAt = reader.readLong();
                case "dueAt" -> dueAt = reader.readLong();
                case "startedAt" -> startedAt = reader.readLong();
                case "finishedAt" -> finishedAt = reader.readLong();
                case "worker" -> worker = reader.readText();
                case "progress" -> progress = reader.isNull() ? null : readProgress(reader);
                case "reason" -> reason = reader.readText();
                case "result" -> result = reader.readRaw();
                case "failures" -> failures = FailureCodec.read(reader);
                case "task" -> task = reader.readEnvelope();
                case "rawElement" -> rawElement = reader.readText();
                default -> reader.skip();
            }
        }

        TaskStatus toStatus() {
            return new TaskStatus(
                    required("id", id),
                    required("type", type),
                    queue,
                    TaskState.ofWireName(required("status", status)),
                    attempt,
                    maxAttempts,
                    enqueuedAt,
                    dueAt,
                    startedAt,
                    finishedAt,
                    worker,
                    progress,
                    reason,
                    result,
                    failures,
                    task,
                    rawElement);
        }

        private static TaskProgress readProgress(FieldReader reader) throws IOException {
            var progress = new Object() {
                int percent;
                String message;
            };
            reader.readObjectFields(name -> {
                switch (name) {
                    case "percent" -> progress.percent = reader.readInt(0);
                    case "message" -> progress.message = reader.readText();
                    default -> reader.skip();
                }
            });
            return new TaskProgress(progress.percent, progress.message);
        }

        private static String required(String field, String value) {
            if (value == null) {
                throw new MalformedTaskException(field, "is missing");
            }
            return value;
        }
    }
}
