package io.taskqueue.producer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.producer.testing.Everything;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code close_dataset.lua}. */
class CloseDatasetTest extends DatasetScriptCalls {
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
}
