package io.taskqueue.producer.dataset.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.producer.dataset.ChunkTask;
import io.taskqueue.producer.dataset.DatasetShape;
import io.taskqueue.producer.dataset.text.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the task of a chunk; the text of the chunk is stored separately. */
final class ChunkEnvelope {
    private static final JsonFactory JSON = new JsonFactory();

    private ChunkEnvelope() {}

    /**
     * The chunk's task.
     *
     * @param digest of the stream up to the chunk, {@code null} if none is kept
     * @param from the byte of the stream that follows the chunk before it
     * @param now epoch milliseconds
     * @param trace the request's trace context, or {@code null}
     */
    static ChunkTask of(
            String datasetId, DatasetShape shape, Chunk chunk, String digest, long from, long now, String trace) {
        String id = DatasetContract.chunkTaskId(datasetId, chunk.number());
        Task task = task(id, DatasetContract.CHUNK_TYPE, shape.queue(), now, trace);
        byte[] status =
                TaskStatusCodec.encode(TaskStatus.of(task, TaskState.AVAILABLE).build());
        byte[] envelope = envelope(task, datasetId, shape, chunk);
        return new ChunkTask(id, chunk.number(), from, envelope, chunk.text(), status, chunk.upTo(), digest);
    }

    /** The task from which the status records of chunks and datasets are built. */
    static Task task(String id, String type, String queue, long now, String trace) {
        return Task.builder(type, queue, RawJson.EMPTY_OBJECT)
                .id(id)
                .enqueuedAt(now)
                .traceparent(trace)
                .build();
    }

    private static byte[] envelope(Task task, String datasetId, DatasetShape shape, Chunk chunk) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", task.id());
            json.writeStringField("type", task.type());
            json.writeStringField("queue", task.queue());
            json.writeNumberField("enqueuedAt", task.enqueuedAt());
            json.writeNumberField("attempt", task.attempt());
            if (task.traceparent() != null) {
                json.writeStringField("traceparent", task.traceparent());
            }
            json.writeObjectFieldStart("payload");
            writePayload(json, datasetId, shape, chunk);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writePayload(JsonGenerator json, String datasetId, DatasetShape shape, Chunk chunk)
            throws IOException {
        json.writeStringField("dataset", datasetId);
        json.writeNumberField("chunk", chunk.number());
        json.writeStringField("format", shape.format());
        if (shape.columns() != null) {
            json.writeStringField("delimiter", shape.delimiter());
            json.writeFieldName("columns");
            json.writeRawValue(shape.columns());
        }
        json.writeNumberField("firstLine", chunk.firstLine());
        json.writeNumberField("records", chunk.records());
    }
}
