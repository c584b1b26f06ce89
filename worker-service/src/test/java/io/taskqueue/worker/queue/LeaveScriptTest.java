package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeaveScriptTest extends ScriptTest {
    LeaveScriptTest() {
        super("leave");
    }

    @Test
    void leavesNothingOfAnEmptyWorker() {
        Snapshot.EMPTY.expiring(lease, "beat").set(workers, WORKER, OTHER).seed(redis);

        assertThat(leave()).isEqualTo("LEFT");

        assertThat(now()).isEqualTo(Snapshot.EMPTY.set(workers, OTHER));
    }

    @Test
    void countsAsLostWhileTasksAreLeftSoThatTheyAreRecoveredAtOnce() {
        Snapshot before = Snapshot.EMPTY
                .expiring(lease, "beat")
                .set(workers, WORKER)
                .list(processing, "held")
                .seed(redis);

        assertThat(leave()).isEqualTo("TASKS_LEFT");

        assertThat(now()).isEqualTo(before.without(lease).without(workers).set(lost, WORKER));
    }

    @Test
    void doesNothingTheSecondTime() {
        Snapshot.EMPTY.expiring(lease, "beat").set(workers, WORKER, OTHER).seed(redis);
        leave();
        Snapshot left = now();

        assertThat(leave()).isEqualTo("LEFT");

        assertThat(now()).isEqualTo(left);
    }

    @Test
    void takesANameOffThatHasNoLeaseAnyMore() {
        Snapshot.EMPTY.set(workers, WORKER).seed(redis);

        assertThat(leave()).isEqualTo("LEFT");

        assertThat(now()).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        Snapshot held = Snapshot.EMPTY.expiring(lease, "beat").set(workers, WORKER);
        refusesWrongType(held.string(processing, "x"), processing, this::leave);
        refusesWrongType(held.string(workers, "x"), workers, this::leave);
        refusesWrongType(held.string(lost, "x"), lost, this::leave);
    }

    @Test
    void leavesWithoutMemoryToSpare() {
        Snapshot.EMPTY.expiring(lease, "beat").set(workers, WORKER).seed(redis);
        fillMemory();

        assertThat(leave()).isEqualTo("LEFT");

        assertThat(now()).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void countsAsLostWithoutMemoryToSpare() {
        Snapshot before = Snapshot.EMPTY
                .expiring(lease, "beat")
                .set(workers, WORKER)
                .list(processing, "held")
                .seed(redis);
        fillMemory();

        assertThat(leave()).isEqualTo("TASKS_LEFT");

        assertThat(now()).isEqualTo(before.without(lease).without(workers).set(lost, WORKER));
    }

    private Object leave() {
        return run(List.of(lease, processing, workers, lost), WORKER);
    }
}
