package io.taskqueue.producer.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.queue.Durabilities;
import io.taskqueue.producer.queue.QueueLimit;
import io.taskqueue.producer.queue.RedisGateway;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code open_dataset.lua}, {@code append_chunk.lua} and {@code close_dataset.lua}. */
@Singleton
class DatasetScripts {
    private static final LuaScript OPEN = LuaScript.load(DatasetScripts.class, "open_dataset");
    private static final LuaScript APPEND = LuaScript.load(DatasetScripts.class, "append_chunk");
    private static final LuaScript CLOSE = LuaScript.load(DatasetScripts.class, "close_dataset");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final Durabilities durabilities;
    private final QueueLimit queueLimit;
    private final long maxDepth;
    private final int maxQueued;
    private final long maxTexts;
    private final long windowMillis;
    private final long retentionMillis;

    DatasetScripts(
            RedisGateway redis,
            QueueKeys keys,
            Durabilities durabilities,
            QueueLimit queueLimit,
            ProducerConfig config,
            RecordsConfig records) {
        this.redis = redis;
        this.keys = keys;
        this.durabilities = durabilities;
        this.queueLimit = queueLimit;
        this.maxDepth = config.maxQueueDepth();
        this.maxQueued = records.maxQueued();
        this.maxTexts = Math.max(
                1, records.maxUnanalysed().asLongValue() / records.chunkSize().asLongValue());
        this.windowMillis = Math.max(1000, config.idempotencyWindow().toMillis());
        this.retentionMillis = Math.max(1000, records.retention().toMillis());
    }

    /** The id of the dataset of the key: {@code id} if it is new. */
    CompletionStage<String> open(String id, DatasetShape shape, RequestKey key, byte[] statusRecord, long now) {
        List<String> all =
                List.of(keys.dataset(id), keys.status(id), keys.datasets(), requestKey(id, key), keys.dead());
        List<byte[]> arguments = new ArrayList<>();
        add(arguments, id);
        arguments.add(statusRecord);
        add(arguments, now, DatasetContract.IDLE_TIME.toMillis(), windowMillis, DatasetContract.INDEX_LENGTH);
        addShape(arguments, shape);
        addField(arguments, DatasetField.RETENTION, retentionMillis);
        addField(arguments, DatasetField.OPENED_AT, now);
        addField(arguments, DatasetField.CHUNKS, 0);
        addPosition(arguments, StreamPosition.START);
        return redis.run(new ScriptCall(OPEN).keys(all).arguments(arguments)).thenApply(reply -> switch (reply.get(0)) {
            case "opened" -> id;
            case "known" -> reply.get(1);
            case "wrongtype" -> throw new WrongTypeException(reply.get(1));
            default -> throw new IllegalStateException("open_dataset.lua gave the result " + reply);
        });
    }

    CompletionStage<ChunkOutcome> append(String id, String queue, RequestKey key, ChunkTask chunk) {
        List<String> all = List.of(
                keys.dataset(id),
                keys.status(id),
                keys.queue(queue),
                keys.scheduled(queue),
                keys.queues(),
                keys.status(chunk.taskId()),
                requestKey(id, key),
                keys.chunks(id));
        List<byte[]> arguments = new ArrayList<>();
        add(arguments, chunk.number(), chunk.from());
        arguments.add(chunk.envelope());
        arguments.add(chunk.statusRecord());
        add(arguments, queue, maxDepth, maxQueued, maxTexts, windowMillis);
        arguments.add(chunk.text());
        add(arguments, queueLimit.of(queue));
        addPosition(arguments, chunk.upTo());
        if (chunk.digest() != null) {
            addField(arguments, DatasetField.DIGEST, chunk.digest());
        }
        return redis.run(
                        durabilities.of(queue), new ScriptCall(APPEND).keys(all).arguments(arguments))
                .thenApply(DatasetScripts::outcome);
    }

    CompletionStage<ChunkOutcome> close(
            String id, String queue, RequestKey key, StreamPosition end, byte[] completedRecord, long now) {
        List<byte[]> arguments = new ArrayList<>();
        add(arguments, end.chunks(), now);
        arguments.add(completedRecord);
        add(arguments, windowMillis, id);
        addPosition(arguments, end);
        List<String> all = List.of(keys.dataset(id), keys.status(id), requestKey(id, key), keys.dead());
        return redis.run(durabilities.of(queue), new ScriptCall(CLOSE).keys(all).arguments(arguments))
                .thenApply(DatasetScripts::outcome);
    }

    /** Whether the number of texts waiting to be analysed is below its limit. */
    CompletionStage<Boolean> hasRoom(String id) {
        return redis.fieldCount(keys.chunks(id)).thenApply(texts -> texts < maxTexts);
    }

    private String requestKey(String id, RequestKey key) {
        return key == null ? keys.status(id) : keys.idempotency(key.hash());
    }

    private static ChunkOutcome outcome(List<String> reply) {
        return switch (reply.get(0)) {
            case "accepted", "merging", "finished" -> ChunkOutcome.ACCEPTED;
            case "closed" -> ChunkOutcome.CLOSED;
            case "repeated" -> ChunkOutcome.REPEATED;
            case "gap" -> ChunkOutcome.GAP;
            case "differs" -> ChunkOutcome.DIFFERS;
            case "full" -> ChunkOutcome.FULL;
            case "behind" -> ChunkOutcome.BEHIND;
            case "unlisted" -> ChunkOutcome.UNLISTED;
            case "cancelled" -> ChunkOutcome.CANCELLED;
            case "missing" -> ChunkOutcome.MISSING;
            case "wrongtype" -> throw new WrongTypeException(reply.get(1));
            default -> throw new IllegalStateException("a dataset's script gave the result " + reply);
        };
    }

    private static void addShape(List<byte[]> arguments, DatasetShape shape) {
        addField(arguments, DatasetField.NAME, shape.name());
        addField(arguments, DatasetField.FORMAT, shape.format());
        addField(arguments, DatasetField.QUEUE, shape.queue());
        if (shape.columns() != null) {
            addField(arguments, DatasetField.DELIMITER, shape.delimiter());
            addField(arguments, DatasetField.COLUMNS, shape.columns());
        }
    }

    /** All but the number of chunks, which the scripts count themselves. */
    private static void addPosition(List<byte[]> arguments, StreamPosition position) {
        addField(arguments, DatasetField.RECORDS, position.records());
        addField(arguments, DatasetField.BYTES, position.bytes());
        addField(arguments, DatasetField.LINES, position.lines());
        addField(arguments, DatasetField.REFUSED, position.refused());
        addField(arguments, DatasetField.REFUSED_LINES, position.refusedLines());
    }

    private static void addField(List<byte[]> arguments, DatasetField field, Object value) {
        add(arguments, field.wireName(), value);
    }

    private static void add(List<byte[]> arguments, Object... values) {
        Arrays.stream(values).map(value -> value.toString().getBytes(UTF_8)).forEach(arguments::add);
    }
}
