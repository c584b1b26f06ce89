package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatScriptTest extends ScriptTest {
    BeatScriptTest() {
        super("beat");
    }

    @Test
    void renewsALeaseThatIsHeld() {
        Snapshot before =
                Snapshot.EMPTY.expiring(lease, "old").set(workers, WORKER).seed(redis);

        assertThat(beat()).isEqualTo("RENEWED");

        assertThat(now()).isEqualTo(before.expiring(lease, "new"));
        assertThat(redis.pttl(lease)).isBetween(1L, 10_000L);
    }

    @Test
    void renewsAgainWhenCalledTwice() {
        Snapshot.EMPTY.expiring(lease, "old").set(workers, WORKER).seed(redis);

        assertThat(beat()).isEqualTo("RENEWED");
        assertThat(beat()).isEqualTo("RENEWED");

        assertThat(now()).isEqualTo(Snapshot.EMPTY.expiring(lease, "new").set(workers, WORKER));
    }

    @Test
    void givesBackALeaseWhoseEndNobodyNoticed() {
        Snapshot before =
                Snapshot.EMPTY.set(workers, WORKER).list(processing, "held").seed(redis);

        assertThat(beat()).isEqualTo("REACQUIRED");

        assertThat(now()).isEqualTo(before.expiring(lease, "new"));
        assertThat(redis.pttl(lease)).isBetween(1L, 10_000L);
    }

    @Test
    void losesForGoodOnceRecoveryHasBegun() {
        Snapshot.EMPTY.set(workers, WORKER).list(processing, "held", "older").seed(redis);
        run(
                LuaScript.load(Recovery.class, "recover"),
                List.of(lease, processing, workers, lost, dead, keys.processingLists(), queues, status("1"), queue),
                List.of(WORKER, idAt, "older", "BACK", "", "0", "older", "default")
                        .toArray());
        Snapshot recovering = now();

        assertThat(beat()).isEqualTo("LOST");
        assertThat(beat()).isEqualTo("LOST");

        assertThat(now()).isEqualTo(recovering);
        assertThat(recovering)
                .isEqualTo(Snapshot.EMPTY
                        .set(lost, WORKER)
                        .list(processing, "held")
                        .set(queues, "default")
                        .list(queue, "older"));
    }

    @Test
    void losesWhereItWasNeverRegistered() {
        Snapshot before = Snapshot.EMPTY.set(workers, OTHER).seed(redis);

        assertThat(beat()).isEqualTo("LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheWorkersAreOfAWrongType() {
        refusesWrongType(Snapshot.EMPTY.string(workers, "x"), workers, this::beat);
    }

    @Test
    void replacesALeaseOfAWrongType() {
        Snapshot.EMPTY.list(lease, "x").set(workers, WORKER).seed(redis);

        assertThat(beat()).isEqualTo("RENEWED");

        assertThat(now()).isEqualTo(Snapshot.EMPTY.expiring(lease, "new").set(workers, WORKER));
    }

    @Test
    void keepsTheLeaseWithoutMemoryToSpareSoThatNoLivingWorkerIsTakenForDead() {
        Snapshot before =
                Snapshot.EMPTY.expiring(lease, "old").set(workers, WORKER).seed(redis);
        fillMemory();

        assertThat(beat()).isEqualTo("RENEWED");

        assertThat(now()).isEqualTo(before.expiring(lease, "new"));
    }

    @Test
    void givesBackALeaseWithoutMemoryToSpare() {
        Snapshot before = Snapshot.EMPTY.set(workers, WORKER).seed(redis);
        fillMemory();

        assertThat(beat()).isEqualTo("REACQUIRED");

        assertThat(now()).isEqualTo(before.expiring(lease, "new"));
    }

    private Object beat() {
        return ((List<?>) run(List.of(lease, workers), WORKER, 10_000, "new")).get(0);
    }
}
