package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The elements that scripts have set aside because they are too large for a task. They are named by length and first
 * bytes; no worker reads one whole.
 */
@Singleton
public class OversizedElements {
    private static final LuaScript DISCARD = LuaScript.load(OversizedElements.class, "discard_oversized");

    /**
     * One of them.
     *
     * @param length in bytes
     * @param start its first bytes, at most 1,024
     * @param key where it lay
     */
    public record Oversized(long length, Element start, String key) {}

    private final RedisGateway redis;
    private final QueueKeys keys;

    OversizedElements(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The one that was set aside first; empty where there is none. */
    public Optional<Oversized> first() {
        Reply found = redis.run(Call.on("LRANGE", keys.oversized(), -4, -2));
        return found.size() < 3
                ? Optional.empty()
                : Optional.of(new Oversized(
                        found.get(1).number(),
                        new Element(found.get(0).bytes()),
                        found.get(2).text()));
    }

    /**
     * Makes the one that was set aside first a dead letter with this record, and keeps its bytes.
     *
     * @return whether it was done; not if another worker was faster
     */
    public boolean discard(Oversized oversized, TaskStatus status) {
        return redis.run(new ScriptCall(DISCARD)
                                .key(keys.oversized())
                                .key(keys.oversized(status.id()))
                                .key(keys.status(status.id()))
                                .key(keys.dead())
                                .argument(oversized.length())
                                .argument(oversized.key())
                                .argument(status.id())
                                .argument(TaskStatusCodec.encode(status))
                                .argument(status.finishedAt()))
                        .number()
                == 1;
    }

    /** The key under which the bytes of the dead letter with this id are kept. */
    public String keptUnder(String taskId) {
        return keys.oversized(taskId);
    }
}
