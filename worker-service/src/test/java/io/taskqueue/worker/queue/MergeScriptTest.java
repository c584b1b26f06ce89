package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeScriptTest extends ScriptTest {
    private static final long RETENTION = 5_000;
    private static final long PATIENCE = 7_000;
    private static final Map<String, String> OPEN =
            Map.of("name", "sales", "chunks", "3", "retention", String.valueOf(RETENTION));

    private final String dataset = keys.dataset("d");
    private final String status = status("d");
    private final String texts = keys.chunks("d");

    MergeScriptTest() {
        super("merge");
    }

    @Test
    void writesTheFirstState() {
        Snapshot before = open(OPEN).seed(redis);

        assertThat(merge("", "71", 1)).isEqualTo(List.of("MERGED"));

        assertThat(now()).isEqualTo(before.hash(dataset, written(OPEN, "71", 1)));
    }

    @Test
    void replacesTheStateThatWasRead() {
        Snapshot before = open(written(OPEN, "71", 1)).seed(redis);

        assertThat(merge("71", "72", 2)).isEqualTo(List.of("MERGED"));

        assertThat(now()).isEqualTo(before.hash(dataset, written(OPEN, "72", 2)));
    }

    @Test
    void leavesAStateThatIsNotTheOneReadAndTellsIt() {
        Snapshot before = open(written(OPEN, "71", 1)).seed(redis);

        assertThat(merge("70", "72", 2)).isEqualTo(List.of("STALE", "71", "state 71"));
        assertThat(merge("", "72", 2)).isEqualTo(List.of("STALE", "71", "state 71"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void writesNothingWhereTheStateThatWasReadIsLost() {
        Snapshot before = open(OPEN).seed(redis);

        assertThat(merge("71", "72", 2)).isEqualTo(Arrays.asList("STALE", null, null));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void writesOnceWhenCalledTwice() {
        open(OPEN).seed(redis);
        merge("", "71", 1);
        Snapshot once = now();

        assertThat(merge("", "71", 1)).isEqualTo(List.of("STALE", "71", "state 71"));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void finishesAClosedDatasetWithItsLastChunk() {
        Map<String, String> closed = with(written(OPEN, "72", 2), "closedAt", "900");
        Snapshot before = open(closed).seed(redis);

        assertThat(merge("72", "73", 3)).isEqualTo(List.of("FINISHED"));

        assertThat(now())
                .isEqualTo(before.expiringHash(dataset, with(written(closed, "73", 3), "finishedAt", "1000"))
                        .expiring(status, "completed"));
        assertThat(redis.pttl(dataset)).isBetween(1L, RETENTION);
        assertThat(redis.pttl(status)).isBetween(1L, RETENTION);
    }

    @Test
    void leavesTheRecordOfADeadLetterWithTheDatasetsIdAlone() {
        Map<String, String> closed = with(written(OPEN, "72", 2), "closedAt", "900");
        open(closed).string(status, "discarded").zset(dead, Map.of("d", 1800.0)).seed(redis);

        assertThat(merge("72", "73", 3)).isEqualTo(List.of("FINISHED"));

        assertThat(redis.get(status)).isEqualTo("discarded");
        assertThat(redis.pttl(status)).isEqualTo(-1);
    }

    @Test
    void leavesAClosedDatasetRunningWhileChunksAreMissing() {
        Map<String, String> closed = with(written(OPEN, "71", 1), "closedAt", "900");
        Snapshot before = open(closed).seed(redis);

        assertThat(merge("71", "72", 2)).isEqualTo(List.of("MERGED"));

        assertThat(now()).isEqualTo(before.hash(dataset, written(closed, "72", 2)));
    }

    @Test
    void keepsAnOpenDatasetWithAllChunksMergedForAWhile() {
        Snapshot before = open(written(OPEN, "72", 2)).seed(redis);

        assertThat(merge("72", "73", 3)).isEqualTo(List.of("MERGED"));

        assertThat(now())
                .isEqualTo(before.expiringHash(dataset, written(OPEN, "73", 3)).expiring(status, "running"));
        assertThat(redis.pttl(dataset)).isBetween(RETENTION + 1, PATIENCE);
        assertThat(redis.pttl(status)).isBetween(RETENTION + 1, PATIENCE);
    }

    @Test
    void takesTheTimeToLiveFromADatasetWithChunksToMerge() {
        Snapshot.EMPTY.expiringHash(dataset, OPEN).expiring(status, "running").seed(redis);

        assertThat(merge("", "71", 1)).isEqualTo(List.of("MERGED"));

        assertThat(now()).isEqualTo(open(written(OPEN, "71", 1)));
    }

    @Test
    void keepsAFinishedDatasetThatDoesNotSayHowLong() {
        Snapshot.EMPTY.hash(dataset, Map.of("chunks", "1", "closedAt", "900")).seed(redis);

        assertThat(merge("", "71", 1)).isEqualTo(List.of("FINISHED"));

        assertThat(redis.pttl(dataset)).isBetween(RETENTION + 1, PATIENCE);
    }

    @Test
    void writesNothingToACancelledDataset() {
        Snapshot before =
                open(with(written(OPEN, "71", 1), "cancelledAt", "950")).seed(redis);

        assertThat(merge("71", "72", 2)).isEqualTo(List.of("CANCELLED"));
        assertThat(merge("70", "72", 2)).isEqualTo(List.of("CANCELLED"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void makesNoDatasetWhereThereIsNone() {
        Snapshot before = Snapshot.EMPTY.string(status, "running").seed(redis);

        assertThat(merge("", "71", 1)).isEqualTo(List.of("GONE"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void removesTheTextsOfTheChunksMergedNow() {
        Map<String, String> all = Map.of("0", "zero", "1", "one", "2", "two");
        open(OPEN).hash(texts, all).seed(redis);

        merge("70", "71", 2);
        assertThat(redis.hgetAll(texts)).isEqualTo(all);

        merge("", "71", 2);
        assertThat(redis.hgetAll(texts)).isEqualTo(Map.of("2", "two"));
    }

    @Test
    void changesNothingWhereAHashHasAWrongType() {
        refusesWrongType(Snapshot.EMPTY.string(dataset, "x"), dataset, () -> merge("", "71", 1));
        refusesWrongType(open(OPEN).string(texts, "x"), texts, () -> merge("", "71", 1));
    }

    @Test
    void replacesARecordOfAWrongType() {
        Map<String, String> closed = with(OPEN, "closedAt", "900");
        Snapshot before = Snapshot.EMPTY.hash(dataset, closed).list(status, "x").seed(redis);

        assertThat(merge("", "73", 3)).isEqualTo(List.of("FINISHED"));

        assertThat(now())
                .isEqualTo(before.expiringHash(dataset, with(written(closed, "73", 3), "finishedAt", "1000"))
                        .expiring(status, "completed"));
    }

    @Test
    void mergesWithoutMemoryToSpare() {
        Map<String, String> closed = with(OPEN, "closedAt", "900");
        open(closed).seed(redis);
        fillMemory();

        assertThat(merge("", "73", 3)).isEqualTo(List.of("FINISHED"));

        assertThat(now())
                .isEqualTo(Snapshot.EMPTY
                        .expiringHash(dataset, with(written(closed, "73", 3), "finishedAt", "1000"))
                        .expiring(status, "completed"));
    }

    @Test
    void dropsTheTextsOfManyThousandChunksMergedAtOnce() {
        int chunks = 20_000;
        Map<String, String> held = new TreeMap<>();
        IntStream.range(0, chunks + 1).forEach(chunk -> held.put(String.valueOf(chunk), "text"));
        open(OPEN).hash(texts, held).seed(redis);

        assertThat(merge("", "71", IntStream.range(0, chunks).boxed().toList())).isEqualTo(List.of("MERGED"));

        assertThat(redis.hgetAll(texts)).isEqualTo(Map.of(String.valueOf(chunks), "text"));
    }

    private Snapshot open(Map<String, String> fields) {
        return Snapshot.EMPTY.hash(dataset, fields).string(status, "running");
    }

    private static Map<String, String> written(Map<String, String> fields, String version, int chunks) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("version", version);
        all.put("state", "state " + version);
        all.put("statistics", "statistics " + version);
        all.put("mergedChunks", String.valueOf(chunks));
        all.put("mergedRecords", String.valueOf(chunks * 10));
        all.put("mergedAt", "1000");
        return all;
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put(field, value);
        return all;
    }

    private Object merge(String read, String version, int chunks) {
        return merge(read, version, chunks, List.of(0, 1));
    }

    private Object merge(String read, String version, List<Integer> merged) {
        return merge(read, version, 1, merged);
    }

    private Object merge(String read, String version, int chunks, List<Integer> merged) {
        List<Object> arguments = new ArrayList<>(List.of(
                read,
                version,
                "state " + version,
                "statistics " + version,
                chunks,
                chunks * 10,
                1_000,
                "completed",
                PATIENCE,
                "d"));
        arguments.addAll(merged);
        return run(List.of(dataset, status, texts, dead), arguments.toArray());
    }
}
