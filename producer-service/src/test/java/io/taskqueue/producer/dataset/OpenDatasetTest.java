package io.taskqueue.producer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.producer.testing.Everything;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code open_dataset.lua}. */
class OpenDatasetTest extends DatasetScriptCalls {
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
}
