package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompleteScriptTest extends ScriptTest {
    private static final long RETENTION = 5_000;

    CompleteScriptTest() {
        super("complete");
    }

    private Snapshot held() {
        return Snapshot.EMPTY.expiring(lease, "beat").list(processing, "z", "a").string(status("1"), "running");
    }

    @Test
    void completesWithARecordThatExpires() {
        Snapshot before = held().seed(redis);

        assertThat(complete("1", "a")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(before.list(processing, "z").expiring(status("1"), "completed"));
        assertThat(redis.pttl(status("1"))).isBetween(1L, RETENTION);
    }

    @Test
    void completesManyTasksInAnyOrder() {
        held().list(processing, "c", "b", "a").seed(redis);

        Object answer = run(
                List.of(lease, processing, dead, status("3"), status("1"), status("2")),
                RETENTION,
                idAt,
                "c",
                "third",
                "a",
                "first",
                "x",
                "never held");

        assertThat(answer).isEqualTo(List.of(1L, 1L, 0L));
        assertThat(now())
                .isEqualTo(held().list(processing, "b")
                        .expiring(status("1"), "first")
                        .expiring(status("3"), "third"));
    }

    @Test
    void writesNothingForATaskItDoesNotHold() {
        Snapshot before =
                held().list(processing, "z").string(status("1"), "another's").seed(redis);

        assertThat(complete("1", "a")).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void completesATaskOnceWhenCalledTwice() {
        held().seed(redis);
        complete("1", "a");
        Snapshot once = now();

        assertThat(complete("1", "a")).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void completesOneOfTwoEqualElements() {
        held().list(processing, "a", "a").seed(redis);

        assertThat(complete("1", "a")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(held().list(processing, "a").expiring(status("1"), "completed"));
    }

    @Test
    void leavesTheRecordOfADeadLetterAloneAndTheTaskWhereItIs() {
        Snapshot before = held().list(processing, "z", "b", "a")
                .string(status("1"), "discarded")
                .zset(dead, Map.of("1", 1800.0))
                .seed(redis);

        Object answer = run(
                List.of(lease, processing, dead, status("1"), status("2"), status("1")),
                RETENTION,
                idAt,
                "a",
                "completed",
                "b",
                "completed",
                "not held",
                "completed");

        assertThat(answer).isEqualTo(List.of(2L, 1L, 0L));
        assertThat(now()).isEqualTo(before.list(processing, "z", "a").expiring(status("2"), "completed"));
    }

    @Test
    void completesWhereTheKeyOfDeadLettersHasAWrongType() {
        Snapshot before = held().string(dead, "x").seed(redis);

        assertThat(complete("1", "a")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(before.list(processing, "z").expiring(status("1"), "completed"));
    }

    @Test
    void writesNothingWithoutALease() {
        Snapshot before = held().without(lease).seed(redis);

        assertThat(complete("1", "a")).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheProcessingListHasAWrongType() {
        refusesWrongType(held().string(processing, "x"), processing, () -> complete("1", "a"));
    }

    @Test
    void replacesARecordOfAWrongType() {
        Snapshot before = held().list(status("1"), "x").seed(redis);

        assertThat(complete("1", "a")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(before.list(processing, "z").expiring(status("1"), "completed"));
    }

    @Test
    void completesWithoutMemoryToSpare() {
        Snapshot before = held().seed(redis);
        fillMemory();

        assertThat(complete("1", "a")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(before.list(processing, "z").expiring(status("1"), "completed"));
    }

    private Object complete(String id, String element) {
        return run(List.of(lease, processing, dead, status(id)), RETENTION, idAt, element, "completed");
    }
}
