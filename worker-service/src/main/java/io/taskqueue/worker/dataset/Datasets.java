package io.taskqueue.worker.dataset;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.worker.queue.RedisGateway;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads datasets and replaces their merged states. */
@Singleton
public class Datasets {
    private static final LuaScript MERGE = LuaScript.load(Datasets.class, "merge");

    private final RedisGateway redis;
    private final QueueKeys keys;

    Datasets(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The facts about a dataset; empty if there is none, or none that ever had a chunk. */
    Optional<StoredDataset> find(String dataset) {
        return found(redis.run(factsOf(dataset)));
    }

    /** A chunk's text and the facts about its dataset. */
    StoredChunk chunk(String dataset, long number) {
        Call text = Call.on("HGET", keys.chunks(dataset), number);
        List<Reply> replies = redis.runAll(List.of(factsOf(dataset), text));
        return new StoredChunk(found(replies.get(0)), replies.get(1).bytes());
    }

    /** The merged state of a dataset. */
    StoredState state(String dataset) {
        Reply fields = redis.run(fields(dataset, DatasetField.VERSION, DatasetField.STATE));
        return stored(fields.get(0), fields.get(1));
    }

    /** Replaces a dataset's merged state if it is still the one that was read. */
    MergeAnswer merge(String dataset, MergeWrite write) {
        ScriptCall call = new ScriptCall(MERGE)
                .key(keys.dataset(dataset))
                .key(keys.status(dataset))
                .key(keys.chunks(dataset))
                .key(keys.dead())
                .argument(write.read())
                .argument(write.version())
                .argument(write.state())
                .argument(write.statistics())
                .argument(write.chunks())
                .argument(write.records())
                .argument(write.now())
                .argument(write.completed())
                .argument(DatasetContract.IDLE_TIME.toMillis())
                .argument(dataset);
        write.merged().forEach(call::argument);
        return answer(redis.run(call));
    }

    private static MergeAnswer answer(Reply reply) {
        String result = reply.get(0).text();
        return switch (result) {
            case "MERGED" -> new MergeAnswer.Merged(false);
            case "FINISHED" -> new MergeAnswer.Merged(true);
            case "STALE" -> new MergeAnswer.Stale(stored(reply.get(1), reply.get(2)));
            case "CANCELLED" -> new MergeAnswer.Cancelled();
            case "GONE" -> new MergeAnswer.Gone();
            default -> throw new IllegalStateException("merge.lua answered " + result);
        };
    }

    private static StoredState stored(Reply version, Reply state) {
        return new StoredState(version.isNothing() ? "" : version.text(), state.bytes());
    }

    private Call factsOf(String dataset) {
        return fields(
                dataset, DatasetField.CHUNKS, DatasetField.CANCELLED_AT, DatasetField.QUEUE, DatasetField.OPENED_AT);
    }

    private static Optional<StoredDataset> found(Reply facts) {
        if (facts.get(0).isNothing()) {
            return Optional.empty();
        }
        return Optional.of(new StoredDataset(
                facts.get(0).number(),
                !facts.get(1).isNothing(),
                facts.get(2).isNothing() ? Task.DEFAULT_QUEUE : facts.get(2).text(),
                facts.get(3).isNothing() ? null : (Long) facts.get(3).number()));
    }

    private Call fields(String dataset, DatasetField... fields) {
        List<String> names = Stream.of(fields).map(DatasetField::wireName).toList();
        return Call.on("HMGET", keys.dataset(dataset), names);
    }
}
