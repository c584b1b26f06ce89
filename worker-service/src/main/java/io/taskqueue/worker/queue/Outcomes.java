package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Ends a worker's hold on tasks. Each method answers, task by task, whether the worker still held it. */
@ApplicationScoped
public class Outcomes {
    private static final LuaScript FINISH = LuaScript.load(Outcomes.class, "finish");
    private static final LuaScript RELEASE = LuaScript.load(Outcomes.class, "release");

    /** A task given back, and the record that says so. */
    public record Release(Element element, TaskStatus status) {}

    private final RedisGateway redis;
    private final QueueKeys keys;

    Outcomes(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * Completes, schedules or discards tasks.
     *
     * @throws LeaseLostException if the worker holds no lease; nothing was written
     */
    public List<Boolean> finish(String worker, List<Ending> endings) {
        ScriptCall call = new ScriptCall(FINISH)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.dead());
        for (Ending ending : endings) {
            call.key(keys.status(ending.status().id()))
                    .key(keys.scheduled(ending.status().queue()))
                    .argument(ending.element().bytes())
                    .argument(ending.step().name())
                    .argument(ending.record().bytes())
                    .argument(ending.number())
                    .argument(ending.extra().bytes());
        }
        return flags(worker, redis.run(call));
    }

    /**
     * Gives tasks back to the head of their queues; the last of the list will be the first to be claimed.
     *
     * @throws LeaseLostException if the worker holds no lease; nothing was written
     */
    public List<Boolean> release(String worker, List<Release> releases) {
        ScriptCall call = new ScriptCall(RELEASE).key(keys.workerStatus(worker)).key(keys.processing(worker));
        for (Release release : releases) {
            call.key(keys.status(release.status().id()))
                    .key(keys.queue(release.status().queue()))
                    .argument(release.element().bytes())
                    .argument(TaskStatusCodec.encode(release.status()));
        }
        return flags(worker, redis.run(call));
    }

    private static List<Boolean> flags(String worker, Response reply) {
        Response flags = Claims.requireLease(worker, reply);
        return StreamSupport.stream(flags.spliterator(), false)
                .map(flag -> flag.toInteger() == 1)
                .toList();
    }
}
