package io.taskqueue.monitor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code retry.lua}, key by key. */
class RetryScriptTest extends DeadLetterScriptTest {
    private static final LuaScript RETRY = LuaScript.load(RetryScriptTest.class, "retry");

    @Test
    void retryMovesTaskToItsQueue() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));
        expected.put("task_queue", "list [envelope]");
        expected.put("task_queues", "set [default]");
        expected.put("task_status:a", "string record");

        assertThat(retry("a", sha)).containsExactly("retried");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void retryRepeatedChangesNothing() {
        String sha = dead("a");
        retry("a", sha);
        Map<String, String> before = seed.everything();

        assertThat(retry("a", sha)).containsExactly("changed");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void retryOfChangedRecordChangesNothing() {
        dead("a");
        Map<String, String> before = seed.everything();

        assertThat(retry("a", "0".repeat(40))).containsExactly("changed");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void retryOfOtherTaskChangesNothing() {
        String sha = dead("a");
        redis.zrem("task_dead", "a");
        Map<String, String> before = seed.everything();

        assertThat(retry("a", sha)).containsExactly("not_dead");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void retryOfMissingRecordChangesNothing() {
        redis.zadd("task_dead", 9, "a");
        Map<String, String> before = seed.everything();

        assertThat(retry("a", "0".repeat(40))).containsExactly("changed");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void retryReportsKeyOfWrongTypeAndChangesNothing() {
        for (String key : List.of("task_dead", "task_queue", "task_status:a")) {
            redis.flushAll();
            String sha = dead("a");
            redis.del(key);
            redis.sadd(key, "x");
            Map<String, String> before = seed.everything();

            assertThat(retry("a", sha)).containsExactly("wrong_type " + key);

            assertThat(seed.everything()).isEqualTo(before);
        }
    }

    @Test
    void retrySucceedsWhenSetOfQueuesHasWrongType() {
        String sha = dead("a");
        redis.set("task_queues", "x");

        assertThat(retry("a", sha)).containsExactly("retried");

        assertThat(redis.lrange("task_queue", 0, -1)).containsExactly("envelope");
        assertThat(redis.get("task_queues")).isEqualTo("x");
    }

    @Test
    void retryHandlesEachTaskSeparately() {
        String a = dead("a");
        String b = dead("b");

        Object results = redis.eval(
                RETRY.source(),
                List.of("task_dead", "task_queues", "task_queue", "task_status:a", "task_queue:q", "task_status:b"),
                List.of("a", "bad" + a, "ea", "ra", "default", "b", b, "eb", "rb", "q"));

        assertThat(results).isEqualTo(List.of("changed", "retried"));
        assertThat(redis.exists("task_queue")).isFalse();
        assertThat(redis.lrange("task_queue:q", 0, -1)).containsExactly("eb");
        assertThat(redis.smembers("task_queues")).containsExactly("q");
        assertThat(redis.zrange("task_dead", 0, -1)).containsExactly("other", "a");
    }

    @Test
    void retrySucceedsWhenMemoryIsFull() {
        String sha = dead("a");
        redis.configSet("maxmemory", "1");
        try {
            assertThat(retry("a", sha)).containsExactly("retried");
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(redis.lrange("task_queue", 0, -1)).containsExactly("envelope");
        assertThat(redis.get("task_status:a")).isEqualTo("record");
    }

    private List<Object> retry(String id, String sha) {
        return eval(
                RETRY,
                List.of("task_dead", "task_queues", "task_queue", "task_status:" + id),
                id,
                sha,
                "envelope",
                "record",
                "default");
    }
}
