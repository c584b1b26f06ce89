package io.taskqueue.producer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.producer.testing.Everything;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisDataException;

/** {@code append_chunk.lua}. */
class AppendChunkTest extends DatasetScriptCalls {
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
}
