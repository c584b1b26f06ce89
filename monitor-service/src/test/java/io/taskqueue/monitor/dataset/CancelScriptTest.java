package io.taskqueue.monitor.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.taskqueue.monitor.testing.Seed;
import io.taskqueue.testing.EmptyRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code cancel.lua}, key by key. */
class CancelScriptTest extends EmptyRedis {
    private static final LuaScript CANCEL = LuaScript.load(CancelScriptTest.class, "cancel");

    @Test
    void hashAndRecordHaveSameTimeToLive() {
        redis.hset("d", Map.of("name", "n", "retention", "60000"));
        redis.set("s", "old");
        redis.hset("t", "3", "text");

        assertThat(cancel()).isEqualTo("cancelled");

        assertThat(everything())
                .isEqualTo(Map.of(
                        "d",
                        "hash (expires) {cancelledAt=5, cancelledBy=ada, name=n, retention=60000}",
                        "s",
                        "string (expires) record"));
        assertThat(redis.pttl("d")).isBetween(1L, 60_000L);
        assertThat(redis.pttl("s")).isBetween(1L, 60_000L);
        assertThat(cancel()).isEqualTo("cancelled_before");
    }

    @Test
    void keepsRecordOfDeadLetterWithSameId() {
        redis.hset("d", Map.of("name", "n", "retention", "60000"));
        redis.set("s", "discarded");
        redis.zadd("dead", 1, "id");

        assertThat(cancel()).isEqualTo("cancelled");

        assertThat(redis.get("s")).isEqualTo("discarded");
        assertThat(redis.pttl("s")).isEqualTo(-1);
        redis.del("dead");
    }

    @Test
    void writesNothingElse() {
        assertThat(cancel()).isEqualTo("none");
        assertThat(everything()).isEmpty();

        redis.hset("d", Map.of("retention", "60000", "finishedAt", "1"));
        assertNothingWritten("completed");
        redis.del("d");
        for (String retention : List.of("", "0", "-1", "1e5", "12345678901234", "x")) {
            redis.hset("d", "retention", retention);
            assertNothingWritten("bad_retention");
        }
        redis.hdel("d", "retention");
        redis.hset("d", "name", "n");
        assertNothingWritten("bad_retention");
        redis.lpush("s", "x");
        assertNothingWritten("wrong_type s");
        redis.del("s", "d");
        redis.set("d", "x");
        assertNothingWritten("wrong_type d");
        redis.del("d");
        redis.set("t", "x");
        assertNothingWritten("wrong_type t");
        redis.del("t");
        redis.hset("t", "3", "text");
        assertNothingWritten("none");
    }

    private void assertNothingWritten(String result) {
        Map<String, String> before = everything();
        assertThat(cancel()).isEqualTo(result);
        assertThat(everything()).isEqualTo(before);
    }

    private Object cancel() {
        return redis.eval(CANCEL.source(), List.of("d", "s", "t", "dead"), List.of("5", "ada", "record", "id"));
    }

    private Map<String, String> everything() {
        return new Seed(redis).everything();
    }
}
