package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromoteScriptTest extends ScriptTest {
    PromoteScriptTest() {
        super("promote");
    }

    private Snapshot waiting() {
        return Snapshot.EMPTY
                .zset(scheduled, Map.of("a", 1.0, "b", 2.0, "later", 9.0))
                .list(queue, "new", "old")
                .string(status("a"), "retryable")
                .string(status("b"), "scheduled");
    }

    @Test
    void movesDueTasksToTheTailOfTheirQueue() {
        Snapshot before = waiting().seed(redis);

        assertThat(promote()).isEqualTo(2L);

        assertThat(now())
                .isEqualTo(before.zset(scheduled, Map.of("later", 9.0))
                        .list(queue, "b", "a", "new", "old")
                        .string(status("a"), "available")
                        .string(status("b"), "available"));
    }

    @Test
    void leavesTasksToWhoeverMovedThemFirst() {
        Snapshot before = waiting()
                .zset(scheduled, Map.of("b", 2.0))
                .string(status("a"), "running")
                .seed(redis);

        assertThat(promote()).isEqualTo(1L);

        assertThat(now())
                .isEqualTo(
                        before.without(scheduled).list(queue, "b", "new", "old").string(status("b"), "available"));
    }

    @Test
    void movesNothingTheSecondTime() {
        waiting().seed(redis);
        promote();
        Snapshot once = now();

        assertThat(promote()).isEqualTo(0L);

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void movesWhatCannotBeReadWithoutARecord() {
        Snapshot.EMPTY.zset(scheduled, Map.of("{broken", 1.0)).seed(redis);

        assertThat(run(List.of(scheduled, queue, dead, status("")), idAt, "{broken", ""))
                .isEqualTo(1L);

        assertThat(now()).isEqualTo(Snapshot.EMPTY.list(queue, "{broken"));
    }

    @Test
    void leavesTheRecordOfADeadLetterAlone() {
        Snapshot before = waiting()
                .string(status("a"), "discarded")
                .zset(dead, Map.of("a", 900.0))
                .seed(redis);

        assertThat(promote()).isEqualTo(2L);

        assertThat(now())
                .isEqualTo(before.zset(scheduled, Map.of("later", 9.0))
                        .list(queue, "b", "a", "new", "old")
                        .string(status("b"), "available"));
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(waiting().list(scheduled, "x"), scheduled, this::promote);
        refusesWrongType(waiting().string(queue, "x"), queue, this::promote);
    }

    @Test
    void replacesARecordOfAWrongType() {
        waiting().list(status("a"), "x").seed(redis);

        promote();

        assertThat(redis.get(status("a"))).isEqualTo("available");
    }

    @Test
    void promotesWithoutMemoryToSpare() {
        Snapshot before = waiting().seed(redis);
        fillMemory();

        assertThat(promote()).isEqualTo(2L);

        assertThat(now())
                .isEqualTo(before.zset(scheduled, Map.of("later", 9.0))
                        .list(queue, "b", "a", "new", "old")
                        .string(status("a"), "available")
                        .string(status("b"), "available"));
    }

    private Object promote() {
        return run(List.of(scheduled, queue, dead, status("a"), status("b")), idAt, "a", "available", "b", "available");
    }
}
