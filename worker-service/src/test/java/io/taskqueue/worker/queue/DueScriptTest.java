package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueScriptTest extends ScriptTest {
    private static final int NOW = 100_000;

    DueScriptTest() {
        super("due");
    }

    @Test
    void readsTheEarliestFirstAndNothingThatIsNotDueYet() {
        Snapshot before = Snapshot.EMPTY
                .zset(scheduled, Map.of("second", 2.0, "first", 1.0, "now", (double) NOW, "later", NOW + 1.0))
                .seed(redis);

        assertThat(due(10)).isEqualTo(List.of("first", "second", "now"));
        assertThat(due(2)).isEqualTo(List.of("first", "second"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void readsTasksDueInTheSameMillisecondInTheOrderOfTheirBytes() {
        Snapshot.EMPTY
                .zset(scheduled, Map.of("{\"id\":\"b\"}", 1.0, "{\"id\":\"c\"}", 1.0, "{\"id\":\"a\"}", 1.0))
                .seed(redis);

        assertThat(due(10)).isEqualTo(List.of("{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}"));
    }

    @Test
    void readsNothingFromAnEmptySchedule() {
        assertThat(due(10)).isEqualTo(List.of());
    }

    @Test
    void readsFiveHundredSmallElementsInOneCall() {
        schedule(600, 300);

        assertThat(lengths(due(500, 512 * 1024))).hasSize(500).containsOnly(300);
    }

    @Test
    void readsLargeElementsOnlyAsFarAsTheirBytesAllow() {
        schedule(100, 1_000);

        assertThat(lengths(due(100, 10_000))).hasSize(10);
    }

    @Test
    void readsOneElementHoweverLargeItIs() {
        schedule(3, 50_000);

        assertThat(lengths(due(100, 10_000))).containsExactly(50_000);
    }

    @Test
    void readsNoMoreWhereLargeElementsFollowSmallOnes() {
        Map<String, Double> members = new HashMap<>(members(200, 100, 0));
        members.putAll(members(200, 10_000, 200));
        Snapshot.EMPTY.zset(scheduled, members).seed(redis);

        assertThat(lengths(due(400, 40_000)).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThanOrEqualTo(40_000)
                .isLessThan(40_000 + 10_000);
    }

    @Test
    void setsAsideWhatIsTooLargeForATaskAndReadsTheRest() {
        String large = "x".repeat(101);
        Snapshot before = Snapshot.EMPTY
                .zset(scheduled, Map.of("a", 1.0, large, 2.0, "b", 3.0, "later", NOW + 1.0))
                .list(oversized, "key", "earlier")
                .seed(redis);

        assertThat(due(10, 1_000, 100)).isEqualTo(List.of("a", "b"));

        assertThat(now())
                .isEqualTo(before.zset(scheduled, Map.of("a", 1.0, "b", 3.0, "later", NOW + 1.0))
                        .list(oversized, large, "101", scheduled, large, "key", "earlier"));
    }

    @Test
    void namesTheKeyOfAWrongType() {
        refusesWrongType(Snapshot.EMPTY.list(scheduled, "x"), scheduled, () -> due(5));
    }

    @Test
    void passesOverWhatIsTooLargeForATaskWhileThereIsNoPlaceForIt() {
        Snapshot before = Snapshot.EMPTY
                .zset(scheduled, Map.of("a", 1.0, "x".repeat(101), 2.0, "y".repeat(2_000), 3.0, "b", 4.0, "c", 5.0))
                .string(oversized, "x")
                .seed(redis);

        assertThat(due(10, 1_000, 100)).isEqualTo(List.of("a", "b", "c"));

        assertThat(now()).isEqualTo(before);
    }

    private void schedule(int count, int length) {
        Snapshot.EMPTY.zset(scheduled, members(count, length, 0)).seed(redis);
    }

    private static Map<String, Double> members(int count, int length, int from) {
        Map<String, Double> members = new HashMap<>();
        IntStream.range(from, from + count)
                .forEach(i -> members.put(String.format("%06d", i) + "x".repeat(length - 6), (double) i));
        return members;
    }

    private static List<Integer> lengths(Object due) {
        return ((List<?>) due)
                .stream().map(element -> ((String) element).length()).toList();
    }

    private Object due(int limit) {
        return due(limit, 1_000_000);
    }

    private Object due(int limit, int enough) {
        return due(limit, enough, 1_000_000);
    }

    private Object due(int limit, int enough, int largest) {
        return run(List.of(scheduled, oversized), NOW, limit, enough, largest);
    }
}
