package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoverScriptTest extends ScriptTest {
    private final String lists = keys.processingLists();

    private static final List<String> NEW_BACK = List.of("new", "BACK", "available", "0", "new-next", "default");
    private static final List<String> OLD_BACK = List.of("old", "BACK", "available", "0", "old-next", "default");
    private static final List<String> OLD_DEAD = List.of("old", "DISCARD", "discarded", "1800", "old", "default");

    RecoverScriptTest() {
        super("recover");
    }

    private Snapshot deadWorker() {
        return Snapshot.EMPTY
                .set(workers, WORKER, OTHER)
                .set(queues, "default")
                .list(processing, "new", "old")
                .list(queue, "waiting")
                .string(status("new"), "running")
                .string(status("old"), "running");
    }

    @Test
    void givesTasksBackSoThatTheOldestIsClaimedFirst() {
        deadWorker().seed(redis);

        assertThat(recover(NEW_BACK, OLD_BACK)).isEqualTo(List.of("DONE", 1L, 1L));

        assertThat(now().without(lists))
                .isEqualTo(Snapshot.EMPTY
                        .set(workers, OTHER)
                        .set(queues, "default")
                        .list(queue, "waiting", "new-next", "old-next")
                        .string(status("new"), "available")
                        .string(status("old"), "available"));
        assertThat(redis.rpop(queue)).isEqualTo("old-next");
    }

    @Test
    void listsTheQueueOfATaskThatGoesBack() {
        deadWorker().without(queues).seed(redis);

        recover(OLD_DEAD);
        assertThat(redis.exists(queues)).isFalse();

        recover(NEW_BACK);
        assertThat(redis.smembers(queues)).containsExactly("default");
    }

    @Test
    void givesATaskBackThoughTheListOfQueuesHasAWrongType() {
        deadWorker().without(queues).string(queues, "x").seed(redis);

        assertThat(recover(NEW_BACK, OLD_BACK)).isEqualTo(List.of("DONE", 1L, 1L));

        assertThat(redis.lrange(queue, 0, -1)).containsExactly("waiting", "new-next", "old-next");
    }

    @Test
    void givesTasksBackThoughTheNamesOfListsHaveAWrongType() {
        deadWorker().string(lists, "x").seed(redis);

        assertThat(recover(NEW_BACK, OLD_BACK)).isEqualTo(List.of("DONE", 1L, 1L));

        assertThat(redis.lrange(queue, 0, -1)).containsExactly("waiting", "new-next", "old-next");
        assertThat(redis.get(lists)).isEqualTo("x");
    }

    @Test
    void makesPoisonADeadLetter() {
        Snapshot before = deadWorker().list(processing, "old").seed(redis);

        assertThat(recover(OLD_DEAD)).isEqualTo(List.of("DONE", 1L));

        assertThat(now().without(lists))
                .isEqualTo(before.without(processing)
                        .set(workers, OTHER)
                        .string(status("old"), "discarded")
                        .zset(dead, Map.of("old", 1800.0)));
    }

    @Test
    void keepsTheRecordOfATaskThatHadNotStarted() {
        Snapshot before = deadWorker().list(processing, "old").seed(redis);

        assertThat(recover(List.of("old", "BACK", "", "0", "old", "default"))).isEqualTo(List.of("DONE", 1L));

        assertThat(now().without(lists))
                .isEqualTo(before.without(processing).set(workers, OTHER).list(queue, "waiting", "old"));
    }

    @Test
    void remembersTheNameWhileTasksAreLeft() {
        Snapshot before = deadWorker().seed(redis);

        assertThat(recover(OLD_BACK)).isEqualTo(List.of("MORE", 1L));

        assertThat(now().without(lists))
                .isEqualTo(before.set(workers, OTHER)
                        .set(lost, WORKER)
                        .list(processing, "new")
                        .list(queue, "waiting", "old-next")
                        .string(status("old"), "available"));
    }

    @Test
    void endsTheNameWithTheLastTask() {
        deadWorker().seed(redis);
        recover(OLD_BACK);

        assertThat(recover(NEW_BACK)).isEqualTo(List.of("DONE", 1L));

        assertThat(now().without(lists))
                .isEqualTo(Snapshot.EMPTY
                        .set(workers, OTHER)
                        .set(queues, "default")
                        .list(queue, "waiting", "old-next", "new-next")
                        .string(status("new"), "available")
                        .string(status("old"), "available"));
    }

    @Test
    void keepsTheNameAndItsQueuesFromNowOnSoThatWhatComesIntoTheListAtLastIsFound() {
        deadWorker().seed(redis);
        redis.hset(lists, WORKER, "5 default mail");

        recover(OLD_BACK);
        assertThat(redis.hget(lists, WORKER)).isEqualTo("5 default mail");
        recover(NEW_BACK);

        long now = Long.parseLong(redis.time().get(0)) * 1000;
        assertThat(redis.hget(lists, WORKER)).endsWith(" default mail");
        assertThat(Long.parseLong(redis.hget(lists, WORKER).split(" ", 2)[0])).isBetween(now - 10_000, now);
    }

    @Test
    void movesATaskOnceWhenTwoRecoverAtOnce() {
        deadWorker().seed(redis);
        recover(NEW_BACK, OLD_BACK);
        Snapshot once = now();

        assertThat(recover(NEW_BACK, OLD_BACK)).isEqualTo(List.of("DONE", 0L, 0L));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void leavesALivingWorkerAlone() {
        Snapshot before = deadWorker().expiring(lease, "beat").seed(redis);

        assertThat(recover(NEW_BACK, OLD_BACK)).isEqualTo(List.of("ALIVE"));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void takesADeadNameWithoutTasksOffTheList() {
        Snapshot before = deadWorker().without(processing).set(lost, WORKER).seed(redis);

        assertThat(recover()).isEqualTo(List.of("DONE"));

        assertThat(now().without(lists)).isEqualTo(before.set(workers, OTHER).without(lost));
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(deadWorker().string(workers, "x"), workers, () -> recover(OLD_BACK));
        refusesWrongType(deadWorker().string(lost, "x"), lost, () -> recover(OLD_BACK));
        refusesWrongType(deadWorker().string(processing, "x"), processing, () -> recover(OLD_BACK));
    }

    @Test
    void leavesATaskWhoseKeyHasAWrongTypeAndMovesTheOthers() {
        Snapshot before = deadWorker().list(dead, "x").seed(redis);

        assertThat(recover(NEW_BACK, OLD_DEAD))
                .isEqualTo(List.of("MORE", 1L, "WRONGTYPE " + dead + " is a list, not a zset"));

        assertThat(now().without(lists))
                .isEqualTo(before.set(workers, OTHER)
                        .set(lost, WORKER)
                        .list(processing, "old")
                        .list(queue, "waiting", "new-next")
                        .string(status("new"), "available"));
    }

    @Test
    void leavesTasksWhoseQueueHasAWrongType() {
        Snapshot before = deadWorker().string(queue, "x").seed(redis);

        assertThat(recover(NEW_BACK, OLD_DEAD))
                .isEqualTo(List.of("MORE", "WRONGTYPE " + queue + " is a string, not a list", 1L));

        assertThat(now().without(lists))
                .isEqualTo(before.set(workers, OTHER)
                        .set(lost, WORKER)
                        .list(processing, "new")
                        .string(status("old"), "discarded")
                        .zset(dead, Map.of("old", 1800.0)));
    }

    @Test
    void leavesTheRecordOfADeadLetterAlone() {
        Snapshot before = deadWorker()
                .string(status("new"), "discarded")
                .string(status("old"), "discarded")
                .zset(dead, Map.of("new", 900.0, "old", 900.0))
                .seed(redis);

        assertThat(recover(NEW_BACK, OLD_DEAD)).isEqualTo(List.of("MORE", 1L, 2L));

        assertThat(now().without(lists))
                .isEqualTo(before.set(workers, OTHER)
                        .set(lost, WORKER)
                        .list(processing, "old")
                        .list(queue, "waiting", "new-next"));
    }

    @Test
    void replacesARecordOfAWrongType() {
        deadWorker().list(status("old"), "x").seed(redis);

        recover(OLD_BACK);

        assertThat(redis.get(status("old"))).isEqualTo("available");
    }

    @Test
    void recoversWithoutMemoryToSpare() {
        deadWorker().seed(redis);
        fillMemory();

        assertThat(recover(NEW_BACK, OLD_DEAD)).isEqualTo(List.of("DONE", 1L, 1L));

        assertThat(now().without(lists))
                .isEqualTo(Snapshot.EMPTY
                        .set(workers, OTHER)
                        .set(queues, "default")
                        .list(queue, "waiting", "new-next")
                        .string(status("new"), "available")
                        .string(status("old"), "discarded")
                        .zset(dead, Map.of("old", 1800.0)));
    }

    @SafeVarargs
    private Object recover(List<String>... tasks) {
        List<String> scriptKeys = new ArrayList<>(List.of(lease, processing, workers, lost, dead, lists, queues));
        List<Object> arguments = new ArrayList<>(List.of(WORKER, idAt));
        for (List<String> task : tasks) {
            scriptKeys.add(status(task.getFirst()));
            scriptKeys.add(queue);
            arguments.addAll(task);
        }
        return run(scriptKeys, arguments.toArray());
    }
}
