package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldScriptTest extends ScriptTest {
    HeldScriptTest() {
        super("held");
    }

    @Test
    void readsTheNewestFirst() {
        Snapshot before =
                Snapshot.EMPTY.list(processing, "new", "middle", "old").seed(redis);

        assertThat(held(0, 10, 1_000)).isEqualTo(List.of("new", "middle", "old"));
        assertThat(held(0, 2, 1_000)).isEqualTo(List.of("new", "middle"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void goesOnBehindWhatWasReadBefore() {
        Snapshot.EMPTY.list(processing, "new", "middle", "old").seed(redis);

        assertThat(held(1, 10, 1_000)).isEqualTo(List.of("middle", "old"));
        assertThat(held(3, 10, 1_000)).isEqualTo(List.of());
    }

    @Test
    void readsNothingFromAnEmptyList() {
        assertThat(held(0, 10, 1_000)).isEqualTo(List.of());
    }

    @Test
    void readsLargeElementsOnlyAsFarAsTheirBytesAllow() {
        String[] large =
                IntStream.range(0, 20).mapToObj(i -> i + "x".repeat(1_000)).toArray(String[]::new);
        Snapshot.EMPTY.list(processing, large).seed(redis);

        assertThat(held(0, 20, 5_000)).isEqualTo(List.of(large).subList(0, 5));
        assertThat(held(5, 20, 100)).isEqualTo(List.of(large[5]));
    }

    @Test
    void readsManySmallElementsInOneCall() {
        String[] small = IntStream.range(0, 3000).mapToObj(i -> "e" + i).toArray(String[]::new);
        Snapshot.EMPTY.list(processing, small).seed(redis);

        assertThat(held(0, 3000, 1_000_000)).isEqualTo(List.of(small));
    }

    @Test
    void setsAsideWhatIsTooLargeForATaskAndReadsTheRest() {
        String large = "x".repeat(101);
        Snapshot before = Snapshot.EMPTY
                .list(processing, "new", large, "middle", large, "old")
                .seed(redis);

        assertThat(held(1, 10, 1_000, 100)).isEqualTo(List.of("middle", "old"));

        assertThat(now())
                .isEqualTo(before.list(processing, "new", "middle", "old")
                        .list(oversized, large, "101", processing, large, large, "101", processing, large));
    }

    @Test
    void namesTheKeyOfAWrongType() {
        refusesWrongType(Snapshot.EMPTY.string(processing, "x"), processing, () -> held(0, 1, 1));
    }

    @Test
    void passesOverWhatIsTooLargeForATaskWhileThereIsNoPlaceForIt() {
        Snapshot before = Snapshot.EMPTY
                .list(processing, "x".repeat(2_000), "new", "x".repeat(101), "middle", "old")
                .string(oversized, "x")
                .seed(redis);

        assertThat(held(0, 10, 1_000, 100)).isEqualTo(List.of("new", "middle", "old"));

        assertThat(now()).isEqualTo(before);
    }

    private Object held(int from, int limit, int enough) {
        return held(from, limit, enough, 1_000_000);
    }

    private Object held(int from, int limit, int enough, int largest) {
        return run(List.of(processing, oversized), from, limit, enough, largest);
    }
}
