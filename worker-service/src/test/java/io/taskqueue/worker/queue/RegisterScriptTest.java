package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterScriptTest extends ScriptTest {
    private final String lists = keys.processingLists();
    private final String queues = keys.queues();

    RegisterScriptTest() {
        super("register");
    }

    @Test
    void givesALeaseAndListsWorkerAndQueues() {
        List<?> answer = register("beat");

        assertThat(answer.get(0)).isEqualTo("REGISTERED");
        assertThat((Long) answer.get(1))
                .isBetween(0L, Long.parseLong(redis.time().get(0)) * 1000 + 1000);
        assertThat(now().without(lists))
                .isEqualTo(Snapshot.EMPTY
                        .expiring(lease, "beat")
                        .set(workers, WORKER)
                        .set(queues, "default", "mail"));
        assertThat(redis.pttl(lease)).isBetween(1L, 10_000L);
        assertThat(redis.hgetAll(lists)).isEqualTo(Map.of(WORKER, answer.get(1) + " default mail"));
    }

    @Test
    void refusesANameThatHoldsALease() {
        Snapshot before = Snapshot.EMPTY
                .expiring(lease, "beat of another")
                .set(workers, WORKER)
                .seed(redis);

        assertThat(register("beat").get(0)).isEqualTo("TAKEN");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void registersOnceWhenCalledTwice() {
        register("first");
        Snapshot once = now();

        assertThat(register("second").get(0)).isEqualTo("TAKEN");

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void keepsOtherWorkersAndQueues() {
        Snapshot before = Snapshot.EMPTY.set(workers, OTHER).set(queues, "old").seed(redis);

        register("beat");

        assertThat(now().without(lists))
                .isEqualTo(before.expiring(lease, "beat")
                        .set(workers, OTHER, WORKER)
                        .set(queues, "default", "mail", "old"));
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(Snapshot.EMPTY.string(workers, "x"), workers, () -> register("beat"));
        refusesWrongType(Snapshot.EMPTY.list(queues, "x"), queues, () -> register("beat"));
    }

    @Test
    void registersThoughTheNamesOfListsHaveAWrongType() {
        Snapshot before = Snapshot.EMPTY.list(lists, "x").seed(redis);

        assertThat(register("beat").get(0)).isEqualTo("REGISTERED");

        assertThat(now())
                .isEqualTo(before.expiring(lease, "beat").set(workers, WORKER).set(queues, "default", "mail"));
    }

    @Test
    void registersWithoutMemoryToSpareSoThatTasksCanBeWorkedOff() {
        fillMemory();

        assertThat(register("beat").get(0)).isEqualTo("REGISTERED");

        assertThat(now().without(lists))
                .isEqualTo(Snapshot.EMPTY
                        .expiring(lease, "beat")
                        .set(workers, WORKER)
                        .set(queues, "default", "mail"));
    }

    private List<?> register(String heartbeat) {
        return (List<?>) run(List.of(lease, workers, queues, lists), WORKER, 10_000, heartbeat, "default", "mail");
    }
}
