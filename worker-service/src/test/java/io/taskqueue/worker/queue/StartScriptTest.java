package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartScriptTest extends ScriptTest {
    StartScriptTest() {
        super("start");
    }

    private Snapshot held() {
        return Snapshot.EMPTY.expiring(lease, "beat").list(processing, "b", "a");
    }

    @Test
    void recordsThatTasksRun() {
        Snapshot before = held().string(status("1"), "available").seed(redis);

        assertThat(start("running")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(before.string(status("1"), "running").string(status("2"), "running"));
    }

    @Test
    void writesTheLatestProgressWhenCalledAgain() {
        held().seed(redis);
        start("running");

        assertThat(start("running, half done")).isEqualTo(List.of(1L, 1L));

        assertThat(now())
                .isEqualTo(held().string(status("1"), "running, half done").string(status("2"), "running, half done"));
    }

    @Test
    void takesTheTimeToLiveOffARecord() {
        held().expiring(status("1"), "completed").seed(redis);

        start("running");

        assertThat(now()).isEqualTo(held().string(status("1"), "running").string(status("2"), "running"));
    }

    @Test
    void writesNothingWithoutALease() {
        Snapshot before = Snapshot.EMPTY
                .list(processing, "b", "a")
                .string(status("1"), "completed by another")
                .seed(redis);

        assertThat(start("running")).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void writesNothingForATaskItDoesNotHold() {
        Snapshot before = held().list(processing, "b")
                .string(status("1"), "completed by another")
                .seed(redis);

        assertThat(start("running")).isEqualTo(List.of(0L, 1L));

        assertThat(now()).isEqualTo(before.string(status("2"), "running"));
    }

    @Test
    void leavesTheRecordOfADeadLetterAlone() {
        Snapshot before = held().string(status("1"), "discarded")
                .zset(dead, Map.of("1", 1800.0))
                .seed(redis);

        assertThat(start("running")).isEqualTo(List.of(2L, 1L));

        assertThat(now()).isEqualTo(before.string(status("2"), "running"));
    }

    @Test
    void startsTasksWhereTheKeyOfDeadLettersHasAWrongType() {
        Snapshot before = held().string(dead, "x").seed(redis);

        assertThat(start("running")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(before.string(status("1"), "running").string(status("2"), "running"));
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(held().string(processing, "x"), processing, () -> start("running"));
    }

    @Test
    void replacesARecordOfAWrongType() {
        held().list(status("1"), "x").seed(redis);

        assertThat(start("running")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(held().string(status("1"), "running").string(status("2"), "running"));
    }

    @Test
    void startsWithoutMemoryToSpareSoThatTasksCanBeWorkedOff() {
        Snapshot before = held().string(status("1"), "available").seed(redis);
        fillMemory();

        assertThat(start("running")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(before.string(status("1"), "running").string(status("2"), "running"));
    }

    @Test
    void startsNothingWhereThereIsNothing() {
        Snapshot before = held().seed(redis);

        assertThat(run(List.of(lease, processing, dead), idAt)).isEqualTo(List.of());

        assertThat(now()).isEqualTo(before);
    }

    private Object start(String statusRecord) {
        return run(
                List.of(lease, processing, dead, status("1"), status("2")), idAt, "a", statusRecord, "b", statusRecord);
    }
}
