package io.taskqueue.monitor.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.taskqueue.monitor.testing.Seed;
import io.taskqueue.testing.EmptyRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code forget.lua} and {@code size_queues.lua}, key by key. */
class QueueScriptsTest extends EmptyRedis {
    private static final LuaScript FORGET = LuaScript.load(QueueScriptsTest.class, "forget");
    private static final LuaScript SIZES = LuaScript.load(QueueScriptsTest.class, "size_queues");

    private final Seed seed = new Seed(redis);

    @Test
    void forgetRemovesOnlyTheName() {
        redis.sadd("task_queues", "q", "other");

        assertThat(forget()).isEqualTo("forgotten");
        assertThat(forget()).isEqualTo("unknown");

        assertThat(seed.everything()).isEqualTo(Map.of("task_queues", "set [other]"));
    }

    @Test
    void forgetChangesNothingOfQueueInUse() {
        redis.sadd("task_queues", "q");
        redis.lpush("task_queue:q", "x");
        leavesAlone("not_empty");

        redis.del("task_queue:q");
        redis.zadd("task_scheduled:q", 1, "x");
        leavesAlone("not_empty");

        redis.del("task_scheduled:q");
        redis.set("queue_control:q", "{}");
        leavesAlone("paused");
    }

    @Test
    void forgetReportsKeyOfWrongTypeAndChangesNothing() {
        for (String key : List.of("task_queue:q", "task_scheduled:q", "queue_control:q", "task_queues")) {
            redis.flushAll();
            redis.hset(key, "a", "b");
            leavesAlone("wrong_type " + key);
        }
    }

    @Test
    void forgetSucceedsWhenMemoryIsFull() {
        redis.sadd("task_queues", "q");
        redis.configSet("maxmemory", "1");
        try {
            assertThat(forget()).isEqualTo("forgotten");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    @Test
    void returnsSizesOfEachQueue() {
        redis.lpush("task_queue", "a", "b");
        redis.zadd("task_scheduled", 1, "x");
        redis.set("task_queue:broken", "x");
        redis.set("queue_control:paused", "{}");
        Map<String, String> before = seed.everything();

        assertThat(redis.eval(
                        SIZES.source(),
                        List.of(
                                "task_queue",
                                "task_scheduled",
                                "queue_control:default",
                                "task_queue:broken",
                                "task_scheduled:broken",
                                "queue_control:broken",
                                "task_queue:paused",
                                "task_scheduled:paused",
                                "queue_control:paused"),
                        List.of()))
                .isEqualTo(List.of(2L, 1L, 0L, 0L, 0L, 1L, 0L, 0L, 1L));
        assertThat(seed.everything()).isEqualTo(before);
    }

    private void leavesAlone(String result) {
        Map<String, String> before = seed.everything();

        assertThat(forget()).isEqualTo(result);

        assertThat(seed.everything()).isEqualTo(before);
    }

    private Object forget() {
        return redis.eval(
                FORGET.source(),
                List.of("task_queue:q", "task_scheduled:q", "queue_control:q", "task_queues"),
                List.of("q"));
    }
}
