package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimScriptTest extends ScriptTest {
    ClaimScriptTest() {
        super("claim");
    }

    private Snapshot held() {
        return Snapshot.EMPTY.expiring(lease, "beat");
    }

    @Test
    void movesTheOldestFirst() {
        Snapshot before = held().list(queue, "new", "middle", "old").seed(redis);

        assertThat(claim(2)).isEqualTo(List.of(0L, List.of("old", "middle"), List.of()));

        assertThat(now()).isEqualTo(before.list(queue, "new").list(processing, "middle", "old"));
    }

    @Test
    void fillsUpFromTheNextQueueInTheirOrder() {
        Snapshot before = held().list(queue, "d").list(mail, "m2", "m1").seed(redis);

        assertThat(claim(2)).isEqualTo(List.of(0L, List.of("d"), List.of("m1")));

        assertThat(now()).isEqualTo(before.list(queue).list(mail, "m2").list(processing, "m1", "d"));
    }

    @Test
    void leavesLaterQueuesAloneWhenTheFirstFillsTheLimit() {
        Snapshot before = held().list(queue, "b", "a").list(mail, "m").seed(redis);

        assertThat(claim(1)).isEqualTo(List.of(0L, List.of("a"), List.of()));

        assertThat(now()).isEqualTo(before.list(queue, "b").list(processing, "a"));
    }

    @Test
    void movesNothingFromEmptyQueues() {
        Snapshot before = held().seed(redis);

        assertThat(claim(10)).isEqualTo(List.of(0L, List.of(), List.of()));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void claimsTheRestWhenCalledAgain() {
        held().list(queue, "b", "a").seed(redis);
        claim(1);

        assertThat(claim(1)).isEqualTo(List.of(0L, List.of("b"), List.of()));

        assertThat(now()).isEqualTo(held().list(processing, "b", "a"));
    }

    @Test
    void movesNothingWithoutALease() {
        Snapshot before = Snapshot.EMPTY.list(queue, "a").seed(redis);

        assertThat(claim(1)).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheProcessingListHasAWrongType() {
        Snapshot full = held().list(queue, "a").list(mail, "m");
        refusesWrongType(full.string(processing, "x"), processing, () -> claim(5));
    }

    @Test
    void leavesAnElementTooLargeForATaskInItsQueueWhileThereIsNoPlaceForIt() {
        String large = "x".repeat(101);
        Snapshot before = held().string(oversized, "x")
                .list(queue, "b", large, "a")
                .list(mail, "m2", "m1")
                .seed(redis);

        assertThat(claim(10, 1_000, 100)).isEqualTo(List.of(0L, List.of("a"), List.of("m1", "m2")));
        assertThat(claim(10, 1_000, 100))
                .isEqualTo(List.of(0L, "WRONGTYPE " + oversized + " is a string, not a list", List.of()));

        assertThat(now()).isEqualTo(before.without(mail).list(queue, "b", large).list(processing, "m2", "m1", "a"));
    }

    @Test
    void claimsFromTheOtherQueuesWhereOneHasAWrongType() {
        Snapshot before =
                held().string(queue, "x").list(mail, "m").list(dead, "x").seed(redis);

        assertThat(claim(5)).isEqualTo(List.of(1L, "WRONGTYPE " + queue + " is a string, not a list", List.of("m")));

        assertThat(now()).isEqualTo(before.list(mail).list(processing, "m"));
    }

    @Test
    void saysWhetherThereAreDeadLetters() {
        Snapshot before = held().zset(dead, Map.of("1", 1800.0)).seed(redis);

        assertThat(claim(5)).isEqualTo(List.of(1L, List.of(), List.of()));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void claimsWithoutMemoryToSpare() {
        Snapshot before = held().list(queue, "b", "a").seed(redis);
        fillMemory();

        assertThat(claim(1)).isEqualTo(List.of(0L, List.of("a"), List.of()));

        assertThat(now()).isEqualTo(before.list(queue, "b").list(processing, "a"));
    }

    @Test
    void movesNoMoreOnceEnoughBytesHaveMoved() {
        String large = "x".repeat(1000);
        Snapshot before = held().list(
                        queue, IntStream.range(0, 10).mapToObj(i -> large + i).toArray(String[]::new))
                .list(mail, "m")
                .seed(redis);

        assertThat(claim(10, 2000)).isEqualTo(List.of(0L, List.of(large + 9, large + 8), List.of()));

        assertThat(now())
                .isEqualTo(before.list(
                                queue,
                                IntStream.range(0, 8).mapToObj(i -> large + i).toArray(String[]::new))
                        .list(processing, large + 8, large + 9));
    }

    @Test
    void leavesLargeElementsThatFollowSmallOnesWhereTheyAre() {
        String[] elements = IntStream.range(0, 600)
                .mapToObj(i -> i < 300 ? i + "x".repeat(10_000) : "small" + i)
                .toArray(String[]::new);
        Snapshot before = held().list(queue, elements).seed(redis);

        assertThat(claim(600, 20_000))
                .isEqualTo(List.of(0L, List.of(elements).subList(298, 600).reversed(), List.of()));

        assertThat(now())
                .isEqualTo(before.list(queue, Arrays.copyOf(elements, 298))
                        .list(processing, Arrays.copyOfRange(elements, 298, 600)));
    }

    @Test
    void movesOneElementHoweverLargeItIs() {
        String large = "x".repeat(5000);
        Snapshot before = held().list(queue, "small", large).seed(redis);

        assertThat(claim(10, 2000)).isEqualTo(List.of(0L, List.of(large), List.of()));

        assertThat(now()).isEqualTo(before.list(queue, "small").list(processing, large));
    }

    @Test
    void movesManySmallElementsInTheirOrder() {
        String[] elements = IntStream.range(0, 3000).mapToObj(i -> "e" + i).toArray(String[]::new);
        held().list(queue, elements).seed(redis);

        assertThat(claim(3000)).isEqualTo(List.of(0L, List.of(elements).reversed(), List.of()));

        assertThat(now()).isEqualTo(held().list(processing, elements));
    }

    @Test
    void setsAsideWhatIsTooLargeForATaskAndClaimsTheRest() {
        String large = "x".repeat(101);
        Snapshot before = held().list(queue, "b", large, "a")
                .list(mail, large, "m")
                .list(oversized, "key", "earlier")
                .seed(redis);

        assertThat(claim(10, 1_000, 100)).isEqualTo(List.of(0L, List.of("a", "b"), List.of("m")));

        assertThat(now())
                .isEqualTo(before.without(queue)
                        .without(mail)
                        .list(processing, "m", "b", "a")
                        .list(oversized, large, "101", mail, large, large, "101", queue, large, "key", "earlier"));
    }

    @Test
    void setsAsideOneGiantAtATime() {
        String giant = "x".repeat(2_000);
        Snapshot before = held().list(queue, giant, giant).seed(redis);

        assertThat(claim(10, 1_000, 100)).isEqualTo(List.of(0L, List.of(), List.of()));

        assertThat(now())
                .isEqualTo(before.list(queue, giant).list(oversized, giant.substring(0, 1024), "2000", queue, giant));
    }

    private Object claim(int limit) {
        return claim(limit, 1_000_000);
    }

    private Object claim(int limit, int enough) {
        return claim(limit, enough, 1_000_000);
    }

    private Object claim(int limit, int enough, int largest) {
        return run(List.of(lease, processing, oversized, dead, queue, mail), limit, enough, largest);
    }
}
