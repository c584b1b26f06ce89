package io.taskqueue.producer.dataset;

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

/** Every key the scripts of datasets touch, before and after. */
class DatasetScriptsTest extends EmptyRedis {
    private static final LuaScript OPEN = LuaScript.load(DatasetScriptsTest.class, "open_dataset");
    private static final LuaScript APPEND = LuaScript.load(DatasetScriptsTest.class, "append_chunk");
    private static final LuaScript CLOSE = LuaScript.load(DatasetScriptsTest.class, "close_dataset");

    @Test
    void opensADatasetThatExpiresWithoutActivity() {
        assertThat(open("d", "k")).containsExactly("opened", "");

        assertThat(Everything.in(redis))
                .isEqualTo(Map.of(
                        "task_dataset:d", "hash (expires) {bytes=0, chunks=0, name=prices, retention=5000}",
                        "task_status:d", "string (expires) running d",
                        "task_datasets", "zset [[d,1000.0]]",
                        "task_key:k", "string (expires) d"));
        assertThat(redis.pttl("task_dataset:d")).isBetween(1L, 70_000L);
        assertThat(redis.pttl("task_key:k")).isBetween(1L, 60_000L);
    }

    @Test
    void opensADatasetWithoutAKey() {
        assertThat(open("d", null)).containsExactly("opened", "");

        assertThat(redis.keys("*")).containsExactlyInAnyOrder("task_dataset:d", "task_status:d", "task_datasets");
    }

    @Test
    void reportsTheDatasetOfAKey() {
        open("d", "k");
        Map<String, String> before = Everything.in(redis);

        assertThat(open("e", "k")).containsExactly("known", "d");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void acceptsADatasetIdOnlyOnce() {
        open("d", null);
        Map<String, String> before = Everything.in(redis);

        assertThat(open("d", null)).containsExactly("taken", "");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void opensNoDatasetWithTheIdOfADeadLetter() {
        redis.zadd("task_dead", 1, "d");
        Map<String, String> before = Everything.in(redis);

        assertThat(open("d", null)).containsExactly("taken", "");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void leavesTheRecordOfADeadLetterWithTheDatasetsIdAloneWhenItCloses() {
        open("d", "k");
        redis.set("task_status:d", "discarded");
        redis.zadd("task_dead", 1, "d");

        assertThat(close(0)).containsExactly("finished", "");

        assertThat(redis.get("task_status:d")).isEqualTo("discarded");
        assertThat(redis.pttl("task_status:d")).isEqualTo(-1);
    }

    @Test
    void listsTheNewestDatasetsOnly() {
        for (int i = 0; i < 5; i++) {
            redis.zadd("task_datasets", i, "old" + i);
        }

        open("d", null);

        assertThat(redis.zrange("task_datasets", 0, -1)).containsExactly("old3", "old4", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_dataset:d", "task_status:d", "task_datasets", "task_key:k"})
    void doesNotOpenIfAKeyHasAWrongType(String key) {
        redis.lpush(key, "x");

        assertThat(open("d", "k")).containsExactly("wrongtype", key);
        assertThat(Everything.in(redis)).isEqualTo(Map.of(key, "list [x]"));
    }

    @Test
    void queuesAChunkAndRecordsThePositionOfTheStream() {
        open("d", "k");
        redis.pexpire("task_key:k", 10);

        assertThat(append(0, 0, 120)).containsExactly("accepted", "");

        assertThat(Everything.in(redis))
                .isEqualTo(Map.of(
                        "task_dataset:d", "hash {bytes=120, chunks=1, name=prices, retention=5000}",
                        "task_status:d", "string running d",
                        "task_datasets", "zset [[d,1000.0]]",
                        "task_key:k", "string (expires) d",
                        "task_queue:q", "list [envelope 0]",
                        "task_queues", "set [q]",
                        "task_status:d-0", "string status 0",
                        "task_chunks:d", "hash {0=text 0}"));
        assertThat(redis.pttl("task_key:k")).isGreaterThan(1000);
    }

    @Test
    void acceptsAChunkOnlyOnce() {
        open("d", "k");
        append(0, 0, 120);
        append(1, 120, 200);
        Map<String, String> before = Everything.in(redis);

        assertThat(append(0, 0, 120)).containsExactly("repeated", "2");
        assertThat(append(1, 120, 200)).containsExactly("repeated", "2");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void omitsNoChunk() {
        open("d", "k");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(1, 0, 120)).containsExactly("gap", "0");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void detectsADifferentStream() {
        open("d", "k");
        append(0, 0, 120);
        Map<String, String> before = Everything.in(redis);

        assertThat(append(1, 121, 200)).containsExactly("differs", "120");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void fillsTheQueueToTheLimitOfStreams() {
        open("d", "k");
        redis.lpush("task_queue:q", "other");
        assertThat(append(0, 0, 120, 0, 2)).containsExactly("accepted", "");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(1, 120, 200, 0, 2)).containsExactly("full", "2");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void appliesTheLimitOfTheQueueToChunks() {
        open("d", "k");
        redis.zadd("task_scheduled:q", 1, "later");

        assertThat(append(0, 0, 120, 1, 256)).containsExactly("full", "0");
        assertThat(append(0, 0, 120, 2, 256)).containsExactly("accepted", "");
    }

    @Test
    void refusesAChunkForAQueueBeyondTheLimit() {
        open("d", "k");
        redis.sadd("task_queues", "x", "y", "z");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(0, 0, 100)).containsExactly("unlisted", "");
        assertThat(Everything.in(redis)).isEqualTo(before);

        redis.srem("task_queues", "x");
        assertThat(append(0, 0, 100)).containsExactly("accepted", "");
        assertThat(redis.smembers("task_queues")).containsExactlyInAnyOrder("q", "y", "z");
    }

    @Test
    void refusesAChunkOfAClosedCancelledOrMissingDataset() {
        open("d", "k");
        redis.hset("task_dataset:d", "closedAt", "7");
        assertThat(append(0, 0, 120)).containsExactly("closed", "7");
        redis.hset("task_dataset:d", "cancelledAt", "8");
        assertThat(append(0, 0, 120)).containsExactly("cancelled", "8");
        redis.del("task_dataset:d");
        assertThat(append(0, 0, 120)).containsExactly("missing", "");

        assertThat(redis.keys("*")).containsExactlyInAnyOrder("task_status:d", "task_datasets", "task_key:k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_queue:q", "task_scheduled:q", "task_queues", "task_status:d-0"})
    void refusesAChunkIfAKeyHasAWrongType(String key) {
        open("d", "k");
        redis.hset(key, "field", "value");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(0, 0, 120)).containsExactly("wrongtype", key);
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void refusesAChunkIfTheTextsHaveAWrongType() {
        open("d", "k");
        redis.set("task_chunks:d", "x");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(0, 0, 120)).containsExactly("wrongtype", "task_chunks:d");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void leavesTheEndToTheWorkersWhileChunksAreToBeMerged() {
        open("d", "k");
        append(0, 0, 120);

        assertThat(close(1)).containsExactly("merging", "");

        assertThat(redis.hgetAll("task_dataset:d"))
                .containsEntry("closedAt", "2000")
                .containsEntry("bytes", "300")
                .doesNotContainKey("finishedAt");
        assertThat(redis.pttl("task_dataset:d")).isEqualTo(-1);
        assertThat(redis.get("task_status:d")).isEqualTo("running d");
    }

    @Test
    void endsADatasetWhoseChunksAreAllMerged() {
        open("d", "k");
        append(0, 0, 120);
        redis.hset("task_dataset:d", "mergedChunks", "1");

        assertThat(close(1)).containsExactly("finished", "");

        assertThat(redis.hgetAll("task_dataset:d"))
                .containsEntry("closedAt", "2000")
                .containsEntry("finishedAt", "2000");
        assertThat(redis.pttl("task_dataset:d")).isBetween(1L, 5000L);
        assertThat(redis.pttl("task_status:d")).isBetween(1L, 5000L);
        assertThat(redis.get("task_status:d")).isEqualTo("completed d");
    }

    @Test
    void endsADatasetWithoutChunksAtOnce() {
        open("d", null);

        assertThat(close(0, null)).containsExactly("finished", "");
        assertThat(redis.get("task_status:d")).isEqualTo("completed d");
    }

    @Test
    void closesOnlyOnce() {
        open("d", "k");
        append(0, 0, 120);
        close(1);
        Map<String, String> before = Everything.in(redis);

        assertThat(close(1)).containsExactly("repeated", "2000");
        assertThat(Everything.in(redis)).isEqualTo(before);
    }

    @Test
    void doesNotCloseACancelledMissingOrLongerDataset() {
        open("d", "k");
        append(0, 0, 120);
        assertThat(close(0)).containsExactly("gap", "1");
        redis.hset("task_dataset:d", "cancelledAt", "8");
        assertThat(close(1)).containsExactly("cancelled", "8");
        redis.del("task_dataset:d");
        assertThat(close(1)).containsExactly("missing", "");

        assertThat(redis.exists("task_dataset:d")).isFalse();
        assertThat(redis.get("task_status:d")).isEqualTo("running d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_dataset:d", "task_status:d"})
    void doesNotCloseIfAKeyHasAWrongType(String key) {
        redis.lpush(key, "x");

        assertThat(close(0)).containsExactly("wrongtype", key);
        assertThat(Everything.in(redis)).isEqualTo(Map.of(key, "list [x]"));
    }

    @Test
    void writesNothingWithoutFreeMemory() {
        redis.configSet("maxmemory", "1");
        try {
            assertThatThrownBy(() -> open("d", "k"))
                    .isInstanceOf(JedisDataException.class)
                    .hasMessageStartingWith("OOM");
            redis.configSet("maxmemory", "0");
            open("d", "k");
            append(0, 0, 120);
            Map<String, String> before = Everything.in(redis);
            redis.configSet("maxmemory", "1");
            assertThatThrownBy(() -> append(1, 120, 200)).hasMessageStartingWith("OOM");
            assertThatThrownBy(() -> close(1)).hasMessageStartingWith("OOM");
            assertThat(Everything.in(redis)).isEqualTo(before);
        } finally {
            redis.configSet("maxmemory", "0");
        }
    }

    private List<String> open(String id, String key) {
        return run(
                OPEN,
                List.of("task_dataset:" + id, "task_status:" + id, "task_datasets", requestKey(id, key), "task_dead"),
                List.of(
                        id,
                        "running " + id,
                        "1000",
                        "70000",
                        "60000",
                        "3",
                        "name",
                        "prices",
                        "retention",
                        "5000",
                        "chunks",
                        "0",
                        "bytes",
                        "0"));
    }

    @Test
    void refusesChunksAtTheLimitOfWaitingTexts() {
        open("d", "k");
        append(0, 0, 100);
        append(1, 100, 200);
        redis.del("task_queue:q");
        Map<String, String> before = Everything.in(redis);

        assertThat(append(2, 200, 300, 0, 256, 2)).containsExactly("behind", "2");
        assertThat(Everything.in(redis)).isEqualTo(before);

        redis.hdel("task_chunks:d", "0");
        assertThat(append(2, 200, 300, 0, 256, 2)).containsExactly("accepted", "");
    }

    private List<String> append(long chunk, long from, long to) {
        return append(chunk, from, to, 0, 256);
    }

    private List<String> append(long chunk, long from, long to, long maxDepth, long maxQueued) {
        return append(chunk, from, to, maxDepth, maxQueued, 64);
    }

    private List<String> append(long chunk, long from, long to, long maxDepth, long maxQueued, long maxTexts) {
        List<String> keys = List.of(
                "task_dataset:d",
                "task_status:d",
                "task_queue:q",
                "task_scheduled:q",
                "task_queues",
                "task_status:d-" + chunk,
                "task_key:k",
                "task_chunks:d");
        List<String> arguments = new ArrayList<>(
                List.of(String.valueOf(chunk), String.valueOf(from), "envelope " + chunk, "status " + chunk, "q"));
        arguments.addAll(List.of(String.valueOf(maxDepth), String.valueOf(maxQueued), String.valueOf(maxTexts)));
        arguments.addAll(List.of("60000", "text " + chunk, "3"));
        arguments.addAll(List.of("bytes", String.valueOf(to)));
        return run(APPEND, keys, arguments);
    }

    private List<String> close(long chunks) {
        return close(chunks, "k");
    }

    private List<String> close(long chunks, String key) {
        return run(
                CLOSE,
                List.of("task_dataset:d", "task_status:d", requestKey("d", key), "task_dead"),
                List.of(String.valueOf(chunks), "2000", "completed d", "60000", "d", "bytes", "300"));
    }

    private static String requestKey(String id, String key) {
        return key == null ? "task_status:" + id : "task_key:" + key;
    }

    private List<String> run(LuaScript script, List<String> keys, List<String> arguments) {
        return ((List<?>) redis.eval(script.source(), keys, arguments))
                .stream().map(String::valueOf).toList();
    }
}
