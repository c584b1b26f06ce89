package io.taskqueue.producer.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.LuaScript;
import io.taskqueue.producer.testing.Everything;
import io.taskqueue.testing.EmptyRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisDataException;

/** Every key the script touches, before and after. */
class EnqueueLuaTest extends EmptyRedis {
    private static final LuaScript SCRIPT = LuaScript.load(EnqueueLuaTest.class, "enqueue");

    /** One task as the script sees it. */
    private record Item(String id, String dueAt, String key, String request) {
        static Item of(String id) {
            return new Item(id, "", null, "");
        }

        static Item due(String id, String dueAt) {
            return new Item(id, dueAt, null, "");
        }

        static Item withKey(String id, String key, String request) {
            return new Item(id, "", key, request);
        }
    }

    @Test
    void pushesOldestToTheRightAndWritesStatuses() {
        List<String> results = enqueue(0, Item.of("a"), Item.of("b"));

        assertThat(results).isEmpty();
        assertThat(Everything.in(redis))
                .isEqualTo(Map.of(
                        "task_queue:q", "list [envelope b, envelope a]",
                        "task_status:a", "string status a",
                        "task_status:b", "string status b",
                        "task_queues", "set [q]"));
    }

    @Test
    void keepsATaskThatIsNotDueOutOfTheList() {
        enqueue(0, Item.due("a", "1763700000123"));

        assertThat(Everything.in(redis))
                .isEqualTo(Map.of(
                        "task_scheduled:q", "zset [[envelope a,1.763700000123E12]]",
                        "task_status:a", "string status a",
                        "task_queues", "set [q]"));
    }

    @Test
    void remembersAnIdempotencyKeyForItsWindow() {
        List<String> results = enqueue(0, Item.withKey("a", "k", "first"));

        assertThat(results).isEmpty();
        assertThat(redis.get("task_key:k")).isEqualTo("first");
        assertThat(redis.pttl("task_key:k")).isBetween(1L, 60_000L);
    }

    @Test
    void writesNothingForARepeatedIdempotencyKey() {
        enqueue(0, Item.withKey("a", "k", "first"));
        Map<String, String> before = Everything.in(redis);

        List<String> results = enqueue(0, Item.withKey("b", "k", "second"));

        assertThat(results).containsExactly("1", "repeated", "first");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    /** WAIT on a connection that has only read would confirm nothing. */
    @Test
    void repeatIsAWriteThatKeepsTheExpiryOfTheKey() {
        enqueue(0, Item.withKey("a", "k", "first"));
        redis.pexpire("task_key:k", 5_000);
        long changes = changes();

        enqueue(0, Item.withKey("b", "k", "second"));

        assertThat(changes()).isGreaterThan(changes);
        assertThat(redis.pttl("task_key:k")).isBetween(1L, 5_000L);
    }

    @Test
    void repeatsAnswersWithoutFreeMemory() {
        enqueue(0, Item.withKey("a", "k", "first"));
        redis.configSet("maxmemory", "1");
        try {
            assertThat(enqueue(0, Item.withKey("b", "k", "second"))).containsExactly("1", "repeated", "first");
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    @Test
    void seesAnIdempotencyKeyRepeatedWithinOneCall() {
        List<String> results = enqueue(0, Item.withKey("a", "k", "first"), Item.withKey("b", "k", "second"));

        assertThat(results).containsExactly("2", "repeated", "first");
        assertThat(redis.lrange("task_queue:q", 0, -1)).containsExactly("envelope a");
    }

    @Test
    void acceptsAnIdOnlyOnce() {
        enqueue(0, Item.of("a"));
        Map<String, String> before = Everything.in(redis);

        List<String> results = enqueue(0, Item.of("a"));

        assertThat(results).containsExactly("1", "taken", "");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void acceptsAnIdOnlyOnceWithinOneCall() {
        List<String> results = enqueue(0, Item.of("a"), Item.of("a"));

        assertThat(results).containsExactly("2", "taken", "");
        assertThat(redis.llen("task_queue:q")).isOne();
    }

    @Test
    void fillsTheQueueToItsLimit() {
        enqueue(3, Item.of("a"), Item.due("b", "1763700000123"));

        List<String> results = enqueue(3, Item.of("c"), Item.of("d"));

        assertThat(results).containsExactly("2", "full", "");
        assertThat(redis.exists("task_status:d")).isFalse();
        assertThat(redis.llen("task_queue:q")).isEqualTo(2);
    }

    @Test
    void acceptsEqualSubmissionsUpToTheLimit() {
        assertThat(enqueue(2, Item.of("a"), Item.of("b"))).isEmpty();
        assertThat(enqueue(3, Item.of("c"), Item.of("d"))).containsExactly("2", "full", "");
        assertThat(redis.lrange("task_queue:q", 0, -1)).containsExactly("envelope c", "envelope b", "envelope a");
    }

    @Test
    void fullQueueStillRepeatsItsAnswers() {
        enqueue(1, Item.withKey("a", "k", "first"));

        assertThat(enqueue(1, Item.withKey("b", "k", "second"))).containsExactly("1", "repeated", "first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_queue:q", "task_scheduled:q", "task_queues"})
    void writesNothingIfAKeyOfTheQueueHasAWrongType(String key) {
        redis.hset(key, "field", "value");

        assertThat(enqueue(0, Item.of("a"), Item.due("b", "1763700000123")))
                .containsExactly("1", "wrongtype", key, "2", "wrongtype", key);
        assertThat(enqueue(0, Item.of("a"))).containsExactly("1", "wrongtype", key);
        assertThat(redis.keys("*")).containsExactly(key);
    }

    @Test
    void rejectsOnlyTheTaskWithABrokenKey() {
        redis.lpush("task_status:a", "x");
        redis.lpush("task_key:k", "x");

        List<String> results = enqueue(0, Item.of("a"), Item.withKey("b", "k", "first"), Item.of("c"));

        assertThat(results).containsExactly("1", "wrongtype", "task_status:a", "2", "wrongtype", "task_key:k");
        assertThat(redis.lrange("task_queue:q", 0, -1)).containsExactly("envelope c");
        assertThat(redis.type("task_status:a")).isEqualTo("list");
    }

    @Test
    void writesNothingWithoutFreeMemory() {
        redis.configSet("maxmemory", "1");
        try {
            for (Item item : List.of(Item.of("a"), Item.withKey("a", "k", "first"))) {
                assertThatThrownBy(() -> enqueue(0, item))
                        .isInstanceOf(JedisDataException.class)
                        .hasMessageStartingWith("OOM");
            }
        } finally {
            redis.configSet("maxmemory", "0");
        }
        assertThat(redis.keys("*")).isEmpty();
    }

    @Test
    void acceptsAThousandInOneCall() {
        Item[] items = new Item[1000];
        for (int i = 0; i < items.length; i++) {
            items[i] = Item.withKey("id" + i, "k" + i, "r" + i);
        }

        assertThat(enqueue(0, items)).isEmpty();
        assertThat(redis.llen("task_queue:q")).isEqualTo(1000);
        assertThat(redis.dbSize()).isEqualTo(2002);
    }

    @Test
    void refusesATaskForAQueueBeyondTheLimit() {
        redis.sadd("task_queues", "x", "y", "z");
        Map<String, String> before = Everything.in(redis);

        assertThat(enqueue(0, Item.of("a"), Item.withKey("b", "k", "first"), Item.withKey("c", "k", "second")))
                .containsExactly("1", "unlisted", "", "2", "unlisted", "", "3", "unlisted", "");

        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void addsTheLastQueueBelowTheLimitAndKeepsAcceptingItsTasks() {
        redis.sadd("task_queues", "x", "y");

        assertThat(enqueue(0, Item.of("a"))).isEmpty();
        assertThat(enqueue(0, Item.of("b"))).isEmpty();

        assertThat(redis.smembers("task_queues")).containsExactlyInAnyOrder("q", "x", "y");
        assertThat(redis.llen("task_queue:q")).isEqualTo(2);
    }

    @Test
    void repeatsAnswersBeyondTheLimitOfQueues() {
        enqueue(0, Item.withKey("a", "k", "first"));
        redis.del("task_queues");
        redis.sadd("task_queues", "x", "y", "z");

        assertThat(enqueue(0, Item.withKey("b", "k", "second"))).containsExactly("1", "repeated", "first");
    }

    private long changes() {
        return redis.info("persistence")
                .lines()
                .filter(line -> line.startsWith("rdb_changes_since_last_save:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    private List<String> enqueue(long maxDepth, Item... items) {
        List<String> keys = new ArrayList<>(List.of("task_queue:q", "task_scheduled:q", "task_queues"));
        List<String> arguments =
                new ArrayList<>(List.of("q", String.valueOf(maxDepth), "60000", String.valueOf(items.length), "3"));
        List<Item> all = List.of(items);
        all.forEach(item -> keys.add("task_status:" + item.id()));
        all.stream().filter(item -> item.key() != null).forEach(item -> keys.add("task_key:" + item.key()));
        all.forEach(item -> arguments.add("envelope " + item.id()));
        all.forEach(item -> arguments.add("status " + item.id()));
        all.forEach(item -> arguments.add(item.dueAt()));
        all.forEach(item -> arguments.add(item.request()));
        return ((List<?>) redis.eval(SCRIPT.source(), keys, arguments))
                .stream().map(String::valueOf).toList();
    }
}
