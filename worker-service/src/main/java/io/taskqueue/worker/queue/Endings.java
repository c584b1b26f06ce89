package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.WrongTypeLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Ends a worker's hold on tasks. Each method answers task by task. */
@Singleton
public class Endings {
    private static final LuaScript COMPLETE = LuaScript.load(Endings.class, "complete");
    private static final LuaScript FINISH = LuaScript.load(Endings.class, "finish");
    private static final LuaScript RELEASE = LuaScript.load(Endings.class, "release");

    /**
     * A task given back.
     *
     * @param queue where to
     * @param status the record that says so; {@code null} to leave the one it has
     */
    public record Release(Element element, String queue, TaskStatus status) {}

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final WrongTypeLog wrongTypes;

    Endings(RedisGateway redis, QueueKeys keys, WrongTypeLog wrongTypes) {
        this.redis = redis;
        this.keys = keys;
        this.wrongTypes = wrongTypes;
    }

    /**
     * Begins to record tasks as completed or cancelled. The call fails with {@link LeaseLostException} if the worker
     * holds no lease; nothing was written then.
     */
    public CompletableFuture<List<TaskAnswer>> complete(
            String worker, List<Ending.Complete> endings, Duration retention) {
        ScriptCall call = new ScriptCall(COMPLETE)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.dead())
                .argument(retention.toMillis())
                .argument(keys.statusIdAt());
        for (Ending.Complete ending : endings) {
            call.key(keys.status(ending.status().id()))
                    .argument(ending.element().bytes())
                    .argument(ending.statusRecord().bytes());
        }
        return redis.begin(call).thenApply(reply -> Claims.answers(worker, reply, wrongTypes));
    }

    /** Begins to schedule or discard tasks; fails as {@link #complete} does. */
    public CompletableFuture<List<TaskAnswer>> finish(String worker, List<Ending.Unfinished> endings) {
        ScriptCall call = new ScriptCall(FINISH)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.dead())
                .key(keys.queues())
                .argument(keys.statusIdAt());
        for (Ending.Unfinished ending : endings) {
            call.key(keys.status(ending.status().id()))
                    .key(keys.scheduled(ending.status().queue()))
                    .argument(ending.element().bytes())
                    .argument(ending instanceof Ending.Wait ? "WAIT" : "DISCARD")
                    .argument(ending.statusRecord().bytes())
                    .argument(ending.at())
                    .argument(ending.stored().bytes())
                    .argument(ending.status().queue());
        }
        return redis.begin(call).thenApply(reply -> Claims.answers(worker, reply, wrongTypes));
    }

    /**
     * Gives tasks back to the head of their queues; the last of the list will be the first to be claimed.
     *
     * @throws LeaseLostException if the worker holds no lease; nothing was written then
     */
    public List<TaskAnswer> release(String worker, List<Release> releases) {
        return ByteBatches.of(releases, release -> release.element().length()).stream()
                .map(batch -> releaseAtOnce(worker, batch))
                .flatMap(List::stream)
                .toList();
    }

    private List<TaskAnswer> releaseAtOnce(String worker, List<Release> releases) {
        ScriptCall call = new ScriptCall(RELEASE)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.dead())
                .key(keys.queues())
                .argument(keys.statusIdAt());
        for (Release release : releases) {
            TaskStatus status = release.status();
            call.key(keys.status(status == null ? "" : status.id()))
                    .key(keys.queue(release.queue()))
                    .argument(release.element().bytes())
                    .argument(status == null ? new byte[0] : TaskStatusCodec.encode(status))
                    .argument(release.queue());
        }
        return Claims.answers(worker, redis.run(call), wrongTypes);
    }
}
