package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseScriptTest extends ScriptTest {
    ReleaseScriptTest() {
        super("release");
    }

    private Snapshot held() {
        return Snapshot.EMPTY
                .expiring(lease, "beat")
                .list(processing, "new", "old")
                .list(queue, "waiting")
                .set(queues, "default")
                .string(status("old"), "running")
                .string(status("new"), "running");
    }

    @Test
    void givesTasksBackSoThatTheLastOfTheListIsClaimedFirst() {
        Snapshot before = held().seed(redis);

        assertThat(release()).isEqualTo(List.of(1L, 1L));

        assertThat(now())
                .isEqualTo(before.without(processing)
                        .list(queue, "waiting", "new", "old")
                        .string(status("old"), "available")
                        .string(status("new"), "available"));
        assertThat(redis.rpop(queue)).isEqualTo("old");
    }

    @Test
    void leavesTheRecordOfATaskThatWasNeverStarted() {
        Snapshot before = held().seed(redis);

        assertThat(run(List.of(lease, processing, dead, queues, status(""), queue), idAt, "old", "", "default"))
                .isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(before.list(processing, "new").list(queue, "waiting", "old"));
    }

    @Test
    void listsTheQueueOfATaskItGivesBack() {
        held().without(queues).seed(redis);

        release();

        assertThat(redis.smembers(queues)).containsExactly("default");
    }

    @Test
    void givesATaskBackThoughTheListOfQueuesHasAWrongType() {
        held().without(queues).string(queues, "x").seed(redis);

        assertThat(release()).isEqualTo(List.of(1L, 1L));

        assertThat(redis.lrange(queue, 0, -1)).containsExactly("waiting", "new", "old");
    }

    @Test
    void writesNothingForATaskItDoesNotHold() {
        Snapshot before = held().list(processing, "old")
                .string(status("new"), "another's")
                .seed(redis);

        assertThat(release()).isEqualTo(List.of(0L, 1L));

        assertThat(now())
                .isEqualTo(
                        before.without(processing).list(queue, "waiting", "old").string(status("old"), "available"));
    }

    @Test
    void givesATaskBackOnceWhenCalledTwice() {
        held().seed(redis);
        release();
        Snapshot once = now();

        assertThat(release()).isEqualTo(List.of(0L, 0L));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void writesNothingWithoutALease() {
        Snapshot before = held().without(lease).seed(redis);

        assertThat(release()).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheProcessingListHasAWrongType() {
        refusesWrongType(held().string(processing, "x"), processing, this::release);
    }

    @Test
    void keepsATaskWhoseQueueHasAWrongTypeAndReleasesTheOthers() {
        Snapshot before = held().string(mail, "x").seed(redis);

        Object answer = run(
                List.of(
                        lease,
                        processing,
                        dead,
                        queues,
                        status("new"),
                        mail,
                        status("old"),
                        queue,
                        status("gone"),
                        mail),
                idAt,
                "new",
                "available",
                "mail",
                "old",
                "available",
                "default",
                "gone",
                "available",
                "mail");

        assertThat(answer).isEqualTo(List.of("WRONGTYPE " + mail + " is a string, not a list", 1L, 0L));
        assertThat(now())
                .isEqualTo(before.list(processing, "new")
                        .list(queue, "waiting", "old")
                        .string(status("old"), "available"));
    }

    @Test
    void givesATaskWithTheIdOfADeadLetterBackWithoutARecord() {
        Snapshot before = held().string(status("new"), "discarded")
                .zset(dead, Map.of("new", 1800.0))
                .seed(redis);

        assertThat(release()).isEqualTo(List.of(1L, 1L));

        assertThat(now())
                .isEqualTo(before.without(processing)
                        .list(queue, "waiting", "new", "old")
                        .string(status("old"), "available"));
    }

    @Test
    void replacesARecordOfAWrongType() {
        held().list(status("old"), "x").seed(redis);

        release();

        assertThat(redis.get(status("old"))).isEqualTo("available");
    }

    @Test
    void releasesWithoutMemoryToSpare() {
        Snapshot before = held().seed(redis);
        fillMemory();

        assertThat(release()).isEqualTo(List.of(1L, 1L));

        assertThat(now())
                .isEqualTo(before.without(processing)
                        .list(queue, "waiting", "new", "old")
                        .string(status("old"), "available")
                        .string(status("new"), "available"));
    }

    private Object release() {
        return run(
                List.of(lease, processing, dead, queues, status("new"), queue, status("old"), queue),
                idAt,
                "new",
                "available",
                "default",
                "old",
                "available",
                "default");
    }
}
