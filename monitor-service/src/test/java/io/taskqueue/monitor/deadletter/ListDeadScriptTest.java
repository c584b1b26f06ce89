package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.taskqueue.testing.EmptyRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code list_dead.lua}: every entry once, whatever its time and bytes. */
class ListDeadScriptTest extends EmptyRedis {
    private static final LuaScript LIST = LuaScript.load(ListDeadScriptTest.class, "list_dead");
    private static final byte[] DEAD = "task_dead".getBytes(UTF_8);

    @Test
    void pagesThroughEqualTimesCompletely() {
        for (int i = 0; i < 500; i++) {
            redis.zadd("task_dead", 1.7637e12 + Math.floorDiv(i, 100), "id-" + i);
        }

        assertThat(walk(7)).isEqualTo(redis.zrevrange("task_dead", 0, -1));
    }

    @Test
    void pagesThroughIdsOfAnyBytes() {
        for (int b = 0; b < 256; b++) {
            redis.zadd(DEAD, 5, new byte[] {(byte) b});
            redis.zadd(DEAD, 5, new byte[] {(byte) b, 0});
        }

        assertThat(walkBytes(3)).isEqualTo(512);
    }

    @Test
    void continuesAfterRemovedEntry() {
        for (String id : List.of("a", "b", "c", "d")) {
            redis.zadd("task_dead", 5, id);
        }
        redis.zrem("task_dead", "c");

        assertThat(list("5", "c".getBytes(UTF_8), 10))
                .extracting(entry -> new String(entry, UTF_8))
                .containsExactly("b", "5", "a", "5");
    }

    @Test
    void listsEntriesWithInfiniteTime() {
        redis.zadd("task_dead", Double.POSITIVE_INFINITY, "endless");
        redis.zadd("task_dead", -1.5, "odd");

        assertThat(walk(1)).containsExactly("endless", "odd");
    }

    @Test
    void listsNothingWhenEmpty() {
        assertThat(list("", new byte[0], 10)).isEmpty();
        assertThat(list("5", new byte[0], 10)).isEmpty();
    }

    private List<String> walk(int count) {
        List<String> seen = new ArrayList<>();
        List<byte[]> page = list("", new byte[0], count);
        while (!page.isEmpty()) {
            for (int i = 0; i < page.size(); i += 2) {
                seen.add(new String(page.get(i), UTF_8));
            }
            page = list(new String(page.get(page.size() - 1), UTF_8), page.get(page.size() - 2), count);
        }
        return seen;
    }

    private int walkBytes(int count) {
        int seen = 0;
        List<byte[]> page = list("", new byte[0], count);
        while (!page.isEmpty()) {
            seen += page.size() / 2;
            page = list(new String(page.get(page.size() - 1), UTF_8), page.get(page.size() - 2), count);
        }
        return seen;
    }

    @SuppressWarnings("unchecked")
    private List<byte[]> list(String time, byte[] id, int count) {
        return (List<byte[]>) redis.eval(
                LIST.source().getBytes(UTF_8),
                List.of(DEAD),
                List.of(time.getBytes(UTF_8), id, String.valueOf(count).getBytes(UTF_8)));
    }
}
