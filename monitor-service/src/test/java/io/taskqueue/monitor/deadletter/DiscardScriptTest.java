package io.taskqueue.monitor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code discard.lua}, key by key. */
class DiscardScriptTest extends DeadLetterScriptTest {
    private static final LuaScript DISCARD = LuaScript.load(DiscardScriptTest.class, "discard");

    @Test
    void discardRemovesIdAndRecord() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));
        expected.remove("task_status:a");

        assertThat(discard("a", sha, "drop")).containsExactly("discarded");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void discardRemovesKeptBytes() {
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
    void discardKeepsRecordOnRequest() {
        String sha = dead("a");
        Map<String, String> expected = new TreeMap<>(seed.everything());
        expected.put("task_dead", expected.get("task_dead").replace(", [a,9.0]", ""));

        assertThat(discard("a", sha, "keep")).containsExactly("discarded");

        assertThat(seed.everything()).isEqualTo(expected);
    }

    @Test
    void discardRemovesOrphanOnlyWithoutRecord() {
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
    void discardReportsKeyOfWrongTypeAndChangesNothing() {
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

    private List<Object> discard(String id, String sha, String fate) {
        return eval(DISCARD, List.of("task_dead", "task_status:" + id, "task_oversized:" + id), id, sha, fate);
    }
}
