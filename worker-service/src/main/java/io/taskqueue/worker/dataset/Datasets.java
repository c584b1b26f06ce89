package io.taskqueue.worker.dataset;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.worker.queue.RedisGateway;
import io.taskqueue.worker.queue.ScriptCall;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

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
        Request text = Request.cmd(Command.HGET).arg(keys.chunks(dataset)).arg(number);
        List<Response> replies = redis.runAll(List.of(factsOf(dataset), text));
        Response found = replies.get(1);
        return new StoredChunk(found(replies.get(0)), found == null ? null : found.toBytes());
    }

    /** The merged state of a dataset. */
    StoredState state(String dataset) {
        Response fields = redis.run(fields(dataset, DatasetField.VERSION, DatasetField.STATE));
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

    private static MergeAnswer answer(Response reply) {
        String result = reply.get(0).toString();
        return switch (result) {
            case "MERGED" -> new MergeAnswer.Merged(false);
            case "FINISHED" -> new MergeAnswer.Merged(true);
            case "STALE" -> new MergeAnswer.Stale(stored(reply.get(1), reply.get(2)));
            case "CANCELLED" -> new MergeAnswer.Cancelled();
            case "GONE" -> new MergeAnswer.Gone();
            default -> throw new IllegalStateException("merge.lua answered " + result);
        };
    }

    private static StoredState stored(Response version, Response state) {
        return new StoredState(version == null ? "" : version.toString(), state == null ? null : state.toBytes());
    }

    private Request factsOf(String dataset) {
        return fields(
                dataset, DatasetField.CHUNKS, DatasetField.CANCELLED_AT, DatasetField.QUEUE, DatasetField.OPENED_AT);
    }

    private static Optional<StoredDataset> found(Response facts) {
        if (facts.get(0) == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredDataset(
                facts.get(0).toLong(),
                facts.get(1) != null,
                facts.get(2) == null ? Task.DEFAULT_QUEUE : facts.get(2).toString(),
                facts.get(3) == null ? null : facts.get(3).toLong()));
    }

    private Request fields(String dataset, DatasetField... fields) {
        Request request = Request.cmd(Command.HMGET).arg(keys.dataset(dataset));
        for (DatasetField field : fields) {
            request.arg(field.wireName());
        }
        return request;
    }
}
