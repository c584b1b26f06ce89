package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.monitor.testing.Seed;
import io.taskqueue.testing.EmptyRedis;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code retry.lua} and {@code discard.lua} key by key. */
class DeadLetterScriptsTest extends EmptyRedis {
    private static final LuaScript RETRY = LuaScript.load(DeadLetterScriptsTest.class, "retry");
    private static final LuaScript DISCARD = LuaScript.load(DeadLetterScriptsTest.class, "discard");

    private final Seed seed = new Seed(redis);

    @BeforeEach
    void seedAnother() {
        seed.dead("other", 7);
    }

    @Test
    void retryMovesTheTaskFromTheDeadLettersToItsQueue() {
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
    void retryOfARecordThatChangedSinceItWasReadChangesNothing() {
        dead("a");
        Map<String, String> before = seed.everything();

        assertThat(retry("a", "0".repeat(40))).containsExactly("changed");

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void retryOfWhatIsNoDeadLetterChangesNothing() {
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
    void retryNamesAKeyOfTheWrongTypeAndChangesNothing() {
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
    void retryPutsATaskBackThoughTheListOfQueuesHasAWrongType() {
        String sha = dead("a");
        redis.set("task_queues", "x");

        assertThat(retry("a", sha)).containsExactly("retried");

        assertThat(redis.lrange("task_queue", 0, -1)).containsExactly("envelope");
        assertThat(redis.get("task_queues")).isEqualTo("x");
    }

    @Test
    void retryOfManyDoesEachForItself() {
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

    @Test
    void discardRemovesTheIdAndItsRecord() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));
        expected.remove("task_status:a");

        assertThat(discard("a", sha, "drop")).containsExactly("discarded");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void discardRemovesTheBytesKeptBesideIt() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));
        expected.remove("task_status:a");
        redis.set("task_oversized:a", "giant");

        assertThat(discard("a", "wrong", "drop")).containsExactly("changed");
        assertThat(redis.exists("task_oversized:a")).isTrue();
        assertThat(discard("a", sha, "drop")).containsExactly("discarded");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void discardKeepsTheRecordWhenToldTo() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));

        assertThat(discard("a", sha, "keep")).containsExactly("discarded");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void discardTakesAnOrphanOnlyWhileItHasNoRecord() {
        redis.zadd("task_dead", 9, "a");
        redis.set("task_status:a", "appeared");
        Map<String, String> before = seed.everything();

        assertThat(discard("a", "", "drop")).containsExactly("changed");
        assertThat(seed.everything()).isEqualTo(before);

        redis.del("task_status:a");
        assertThat(discard("a", "", "drop")).containsExactly("discarded");
        assertThat(discard("a", "", "drop")).containsExactly("not_dead");
    }

    @Test
    void discardNamesAKeyOfTheWrongTypeAndChangesNothing() {
        for (String key : List.of("task_dead", "task_status:a")) {
            redis.flushAll();
            String sha = dead("a");
            redis.del(key);
            redis.sadd(key, "x");
            Map<String, String> before = seed.everything();

            assertThat(discard("a", sha, "drop")).containsExactly("wrong_type " + key);

            assertThat(seed.everything()).isEqualTo(before);
        }
    }

    private String dead(String id) {
        return sha1(TaskStatusCodec.encode(seed.dead(id, 9)));
    }

    private String sha1(byte[] record) {
        return (String) redis.eval("return redis.sha1hex(ARGV[1])", 0, new String(record, UTF_8));
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

    private List<Object> discard(String id, String sha, String fate) {
        return eval(DISCARD, List.of("task_dead", "task_status:" + id, "task_oversized:" + id), id, sha, fate);
    }

    @SuppressWarnings("unchecked")
    private List<Object> eval(LuaScript script, List<String> keys, String... arguments) {
        return (List<Object>) redis.eval(script.source(), keys, List.of(arguments));
    }
}
