package io.taskqueue.monitor.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LogText;
import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Cancels datasets and logs each command with the operator's name. */
@Singleton
public final class DatasetCommands {
    private static final Logger LOG = Logger.getLogger(DatasetCommands.class);
    private static final LuaScript CANCEL = LuaScript.load(DatasetCommands.class, "cancel");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final QueueObserver observer;

    DatasetCommands(RedisGateway redis, QueueKeys keys, QueueObserver observer) {
        this.redis = redis;
        this.keys = keys;
        this.observer = observer;
    }

    /** The outcome of a cancellation. */
    public enum Result {
        /** This command cancelled the dataset. */
        CANCELLED,
        /** The dataset was already cancelled; nothing was written. */
        CANCELLED_BEFORE,
        /** The dataset is complete; nothing was written. */
        COMPLETED,
        /** The dataset does not exist, or no longer does. */
        NO_DATASET
    }

    /**
     * Cancels a dataset: its stream is rejected and its chunks are skipped. Merged results are kept for its retention
     * time.
     *
     * @throws WrongTypeException if one of its keys holds another Redis type
     * @throws UnreadableFieldException if its retention is invalid
     */
    public Result cancel(Dataset dataset, String operator) {
        long now = observer.now();
        List<String> names =
                List.of(keys.dataset(dataset.id()), keys.status(dataset.id()), keys.chunks(dataset.id()), keys.dead());
        List<byte[]> arguments = List.of(
                Long.toString(now).getBytes(UTF_8),
                operator.getBytes(UTF_8),
                record(dataset, operator, now),
                dataset.id().getBytes(UTF_8));
        Result result = result(redis.run(CANCEL, names, arguments).text(), names);
        LOG.infof(
                "event=dataset_cancel datasetId=%s operator=%s result=%s", LogText.of(dataset.id()), operator, result);
        return result;
    }

    private static Result result(String text, List<String> names) {
        if (text.startsWith("wrong_type ")) {
            throw new WrongTypeException(text.substring("wrong_type ".length()));
        }
        return switch (text) {
            case "cancelled" -> Result.CANCELLED;
            case "cancelled_before" -> Result.CANCELLED_BEFORE;
            case "completed" -> Result.COMPLETED;
            case "none" -> Result.NO_DATASET;
            case "bad_retention" ->
                throw new UnreadableFieldException(names.get(0), "retention", "is not a duration", null);
            case String other -> throw new IllegalStateException("cancel.lua returned the unknown result " + other);
        };
    }

    private static byte[] record(Dataset dataset, String operator, long now) {
        long openedAt = dataset.times().openedAt();
        Task placeholder = Task.of(dataset.id(), DatasetContract.TYPE, dataset.queue(), RawJson.EMPTY_OBJECT, openedAt);
        TaskStatus status = TaskStatus.of(placeholder, TaskState.CANCELLED)
                .startedAt(openedAt)
                .finishedAt(now)
                .reason("cancelled by " + operator)
                .build();
        return TaskStatusCodec.encode(status);
    }
}
