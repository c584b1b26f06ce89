package io.taskqueue.worker.dataset;

import static io.taskqueue.worker.dataset.DatasetStage.KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.worker.statistics.TableSummary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MergesTest {
    private static DatasetStage stage;
    private static Merges worker;
    private static Merges other;

    private final String dataset = UUID.randomUUID().toString();
    private final String key = KEYS.dataset(dataset);

    @BeforeAll
    static void start() {
        stage = new DatasetStage();
        worker = stage.worker();
        other = stage.worker();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void writesWhatAChunkBrought() throws InterruptedException {
        stage.open(dataset, 2);

        assertThat(worker.merge(dataset, 1, numbers(1, 2, 4))).isEqualTo(Standing.MERGED);

        assertThat(stage.field(dataset, "mergedChunks")).isEqualTo("1");
        assertThat(stage.field(dataset, "mergedRecords")).isEqualTo("4");
        assertThat(Long.parseLong(stage.field(dataset, "mergedAt"))).isPositive();
        assertThat(Long.parseLong(stage.field(dataset, "version"))).isBetween(0L, 1L << 53);
        assertThat(stage.statistics(dataset).path("badRecords").asInt()).isEqualTo(1);
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(7);
        assertThat(stage.field(dataset, "finishedAt")).isNull();
        assertThat(stage.redis().pttl(key)).isEqualTo(-1);
    }

    /** Another worker's write in between shows whether this one reads what it did not keep. */
    @Test
    void readsWhatItHasNoMemoryToKeep() throws InterruptedException {
        stage.open(dataset, 3);
        Merges forgetful = stage.worker(0);

        forgetful.merge(dataset, 0, numbers(1));
        other.merge(dataset, 1, numbers(2));
        forgetful.merge(dataset, 2, numbers(4));

        assertThat(stage.field(dataset, "mergedChunks")).isEqualTo("3");
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(7);
    }

    @Test
    void endsAClosedDatasetWithItsLastChunk() throws InterruptedException {
        stage.open(dataset, 2).with(dataset, "closedAt", "1763700000500");

        worker.merge(dataset, 1, numbers(1));
        worker.merge(dataset, 0, numbers(2));

        TaskStatus status = stage.status(dataset);
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(status.type()).isEqualTo("dataset");
        assertThat(status.queue()).isEqualTo("bulk");
        assertThat(status.startedAt()).isEqualTo(DatasetStage.OPENED_AT);
        assertThat(status.finishedAt()).isEqualTo(Long.parseLong(stage.field(dataset, "finishedAt")));
        assertThat(stage.redis().pttl(key)).isBetween(1L, 60_000L);
    }

    @Test
    void keepsAFinishedDatasetAsItIs() throws InterruptedException {
        stage.open(dataset, 1).with(dataset, "closedAt", "1763700000500");
        worker.merge(dataset, 0, numbers(2));
        Map<String, String> finished = stage.redis().hgetAll(key);

        assertThat(other.merge(dataset, 0, numbers(2))).isEqualTo(Standing.MERGED);
        assertThat(worker.merge(dataset, 0, numbers(2))).isEqualTo(Standing.MERGED);

        assertThat(stage.redis().hgetAll(key)).isEqualTo(finished);
    }

    @Test
    void countsAChunkOnceWhoseWorkerDiedAfterTheMerge() throws InterruptedException {
        stage.open(dataset, 2);
        worker.merge(dataset, 0, numbers(5));
        Map<String, String> merged = stage.redis().hgetAll(key);

        assertThat(other.merge(dataset, 0, numbers(5))).isEqualTo(Standing.MERGED);
        assertThat(worker.merge(dataset, 0, numbers(5))).isEqualTo(Standing.MERGED);

        assertThat(stage.redis().hgetAll(key)).isEqualTo(merged);
    }

    @Test
    void mergesIntoWhatAnotherWorkerHasWrittenMeanwhile() throws InterruptedException {
        stage.open(dataset, 4);
        worker.merge(dataset, 0, numbers(1));
        other.merge(dataset, 1, numbers(10));

        worker.merge(dataset, 2, numbers(100));
        other.merge(dataset, 3, numbers(1_000));

        assertThat(stage.field(dataset, "mergedChunks")).isEqualTo("4");
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(1_111);
    }

    @Test
    void mergesAgainWhatRedisHasLost() throws InterruptedException {
        stage.open(dataset, 4);
        worker.merge(dataset, 0, numbers(1));
        byte[] survived = stage.redis().dump(key);
        worker.merge(dataset, 1, numbers(10));
        stage.redis().del(key);
        stage.redis().restore(key, 0, survived);

        worker.merge(dataset, 1, numbers(10));

        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(11);
    }

    @Test
    void doesNotTakeAnotherStateForTheOneItWroteAfterRedisHasLostThat() throws InterruptedException {
        stage.open(dataset, 4);
        worker.merge(dataset, 0, numbers(1));
        byte[] survived = stage.redis().dump(key);
        worker.merge(dataset, 1, numbers(10));
        stage.redis().del(key);
        stage.redis().restore(key, 0, survived);
        other.merge(dataset, 2, numbers(100));

        worker.merge(dataset, 3, numbers(1_000));
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(1_101);

        worker.merge(dataset, 1, numbers(10));
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(1_111);
    }

    @Test
    void leavesACancelledDatasetAlone() throws InterruptedException {
        stage.open(dataset, 2);
        worker.merge(dataset, 0, numbers(1));
        stage.with(dataset, "cancelledAt", "1763700000500");
        Map<String, String> cancelled = stage.redis().hgetAll(key);

        assertThat(worker.fetch(dataset, 1).standing()).isEqualTo(Standing.CANCELLED);
        assertThat(worker.merge(dataset, 1, numbers(1))).isEqualTo(Standing.CANCELLED);
        assertThat(other.merge(dataset, 1, numbers(1))).isEqualTo(Standing.CANCELLED);

        assertThat(stage.redis().hgetAll(key)).isEqualTo(cancelled);
    }

    @Test
    void makesNoDatasetWhereThereIsNone() throws InterruptedException {
        assertThat(worker.fetch(dataset, 0).standing()).isEqualTo(Standing.GONE);
        assertThat(worker.merge(dataset, 0, numbers(1))).isEqualTo(Standing.GONE);

        stage.open(dataset, 2);
        worker.merge(dataset, 0, numbers(1));
        stage.redis().del(key);

        assertThat(worker.merge(dataset, 1, numbers(1))).isEqualTo(Standing.GONE);
        assertThat(stage.redis().exists(key)).isFalse();
    }

    @Test
    void fetchesTheChunksOfADataset() throws InterruptedException {
        stage.open(dataset, 2).withText(dataset, 0, "zero").withText(dataset, 1, "one");

        assertThat(worker.fetch(dataset, 1).text()).asString(UTF_8).isEqualTo("one");
        assertThat(worker.fetch(dataset, 2).standing()).isEqualTo(Standing.UNKNOWN);

        worker.merge(dataset, 1, numbers(1));
        assertThat(stage.redis().hgetAll(KEYS.chunks(dataset))).isEqualTo(Map.of("0", "zero"));
        assertThat(worker.fetch(dataset, 1).standing()).isEqualTo(Standing.MERGED);
        assertThat(other.fetch(dataset, 1).standing()).isEqualTo(Standing.MERGED);
        stage.redis().del(KEYS.chunks(dataset));
        assertThat(worker.fetch(dataset, 0).standing()).isEqualTo(Standing.LOST);
    }

    @Test
    void keepsTheTextOfWhatItCannotMerge() {
        stage.open(dataset, 2).withText(dataset, 0, "zero").with(dataset, "state", "\u0009newer");

        assertThatThrownBy(() -> worker.merge(dataset, 0, numbers(1))).isInstanceOf(UnreadableStateException.class);

        assertThat(stage.redis().hgetAll(KEYS.chunks(dataset))).isEqualTo(Map.of("0", "zero"));
    }

    @Test
    void reportsWhichColumnsHaveManyValues() throws InterruptedException {
        stage.open(dataset, 3);
        assertThat(worker.manyValued(dataset)).isEmpty();

        worker.merge(dataset, 0, numbers(IntStream.range(0, 200).toArray()));
        assertThat(worker.manyValued(dataset)).isEmpty();
        other.merge(dataset, 1, numbers(IntStream.range(100, 300).toArray()));
        assertThat(other.manyValued(dataset)).containsExactly("n");

        worker.merge(dataset, 2, TableSummary.of(List.of("n"), other.manyValued(dataset)));
        assertThat(worker.manyValued(dataset)).containsExactly("n");
        assertThat(stage.statistics(dataset).at("/columns/0/count").asInt()).isEqualTo(400);
    }

    @Test
    void rejectsAStateItDoesNotUnderstand() {
        stage.open(dataset, 2).with(dataset, "version", "5");
        for (String state : List.of("\u0009newer", "\u0001", "\u0001\u0001\u0000\u0000nonsense", "")) {
            stage.redis().hset(key.getBytes(UTF_8), "state".getBytes(UTF_8), state.getBytes(UTF_8));

            assertThatThrownBy(() -> worker.merge(dataset, 0, numbers(1)))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageStartingWith("the dataset's state ");
        }

        assertThat(stage.field(dataset, "version")).isEqualTo("5");
    }

    @Test
    void namesTheFormatOfANewerWorker() {
        stage.open(dataset, 2).with(dataset, "state", "\u0009newer");

        assertThatThrownBy(() -> worker.merge(dataset, 0, numbers(1)))
                .hasMessage("the dataset's state has format 9, this worker knows 1");
    }

    @Test
    void leavesAKeyOfAWrongTypeAlone() {
        stage.redis().set(key, "x");

        assertThatThrownBy(() -> worker.fetch(dataset, 0)).isInstanceOf(RedisCommandException.class);
        assertThatThrownBy(() -> worker.merge(dataset, 0, numbers(1))).isInstanceOf(RedisCommandException.class);

        assertThat(stage.redis().get(key)).isEqualTo("x");

        stage.redis().del(key);
        stage.open(dataset, 2).redis().set(KEYS.chunks(dataset), "x");
        assertThatThrownBy(() -> worker.fetch(dataset, 0)).isInstanceOf(RedisCommandException.class);
        assertThatThrownBy(() -> worker.merge(dataset, 0, numbers(1))).isInstanceOf(RedisCommandException.class);
        assertThat(stage.field(dataset, "mergedChunks")).isNull();
    }

    @Test
    void mergesIntoMoreDatasetsThanItKeeps() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20; i++) {
                if (round == 0) {
                    stage.open(dataset + i, 2);
                }
                worker.merge(dataset + i, round, numbers(i));
            }
        }

        for (int i = 0; i < 20; i++) {
            assertThat(stage.statistics(dataset + i).at("/columns/0/sum").asInt())
                    .isEqualTo(2 * i);
        }
    }

    /** These numbers in one column, and one bad record. */
    private static TableSummary numbers(int... numbers) {
        TableSummary summary = TableSummary.of(List.of("n"));
        for (int number : numbers) {
            summary.text(0, String.valueOf(number));
            summary.endRecord();
        }
        summary.badRecord(7, "is bad");
        return summary;
    }
}
