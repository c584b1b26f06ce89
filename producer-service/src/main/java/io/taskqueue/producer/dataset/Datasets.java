package io.taskqueue.producer.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.producer.queue.BrokenKeyException;
import io.taskqueue.producer.queue.RedisGateway;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Datasets as a stream of records sees them. No method blocks; every stage completes within about the command timeout
 * or fails with {@link RedisUnavailableException} or {@link BrokenKeyException}.
 */
@Singleton
public class Datasets {
    private static final List<DatasetField> READ = List.of(
            DatasetField.NAME,
            DatasetField.FORMAT,
            DatasetField.DELIMITER,
            DatasetField.COLUMNS,
            DatasetField.QUEUE,
            DatasetField.CHUNKS,
            DatasetField.RECORDS,
            DatasetField.BYTES,
            DatasetField.LINES,
            DatasetField.REFUSED,
            DatasetField.REFUSED_LINES,
            DatasetField.DIGEST,
            DatasetField.CLOSED_AT,
            DatasetField.CANCELLED_AT);

    private final DatasetScripts scripts;
    private final RedisGateway redis;
    private final QueueKeys keys;

    Datasets(DatasetScripts scripts, RedisGateway redis, QueueKeys keys) {
        this.scripts = scripts;
        this.redis = redis;
        this.keys = keys;
    }

    /** The dataset opened under the idempotency key, empty if there is none or it no longer exists. */
    public CompletionStage<Optional<Dataset>> find(RequestKey key) {
        return redis.get(keys.idempotency(key.hash()))
                .thenCompose(id -> id.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : read(new String(id.get(), UTF_8)));
    }

    /**
     * Opens a dataset, unless its key has opened one already.
     *
     * @param key the idempotency key, or {@code null}
     * @param statusRecord its record as a running dataset
     * @param now epoch milliseconds
     * @return the id of the dataset of the key: {@code id} if it is new
     */
    public CompletionStage<String> open(String id, DatasetShape shape, RequestKey key, byte[] statusRecord, long now) {
        return scripts.open(id, shape, key, statusRecord, now);
    }

    /** Puts the next chunk into the queue; may be repeated. */
    public CompletionStage<ChunkOutcome> append(String id, String queue, RequestKey key, ChunkTask chunk) {
        return scripts.append(id, queue, key, chunk);
    }

    /** Records that the stream has ended; may be repeated. */
    public CompletionStage<ChunkOutcome> close(
            String id, String queue, RequestKey key, StreamPosition end, byte[] completedRecord, long now) {
        return scripts.close(id, queue, key, end, completedRecord, now);
    }

    /** The number of tasks waiting in the queue. */
    public CompletionStage<Long> waiting(String queue) {
        return redis.length(keys.queue(queue));
    }

    /** Whether the number of the dataset's texts is below its limit. */
    public CompletionStage<Boolean> hasRoom(String id) {
        return scripts.hasRoom(id);
    }

    private CompletionStage<Optional<Dataset>> read(String id) {
        String key = keys.dataset(id);
        return redis.fields(key, READ.stream().map(DatasetField::wireName).toList())
                .thenApply(fields -> fields.containsKey(DatasetField.CHUNKS.wireName())
                        ? Optional.of(dataset(id, key, fields))
                        : Optional.empty());
    }

    private static Dataset dataset(String id, String key, Map<String, String> fields) {
        DatasetShape shape = new DatasetShape(
                fields.get(DatasetField.NAME.wireName()),
                fields.get(DatasetField.FORMAT.wireName()),
                fields.get(DatasetField.DELIMITER.wireName()),
                fields.get(DatasetField.COLUMNS.wireName()),
                fields.get(DatasetField.QUEUE.wireName()));
        return new Dataset(
                id,
                shape,
                position(key, fields),
                fields.get(DatasetField.DIGEST.wireName()),
                fields.containsKey(DatasetField.CLOSED_AT.wireName()),
                fields.containsKey(DatasetField.CANCELLED_AT.wireName()));
    }

    private static StreamPosition position(String key, Map<String, String> fields) {
        try {
            return new StreamPosition(
                    number(fields, DatasetField.CHUNKS),
                    number(fields, DatasetField.RECORDS),
                    number(fields, DatasetField.BYTES),
                    number(fields, DatasetField.LINES),
                    number(fields, DatasetField.REFUSED),
                    fields.getOrDefault(DatasetField.REFUSED_LINES.wireName(), "[]"));
        } catch (NumberFormatException e) {
            throw new BrokenKeyException(key, e);
        }
    }

    private static long number(Map<String, String> fields, DatasetField field) {
        return Long.parseLong(fields.getOrDefault(field.wireName(), "0"));
    }
}
