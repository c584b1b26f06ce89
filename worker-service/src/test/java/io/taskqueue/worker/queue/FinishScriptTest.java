package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinishScriptTest extends ScriptTest {
    private static final List<String> WAIT = List.of("a", "WAIT", "retryable", "1700", "a-next", "default");
    private static final List<String> DISCARD = List.of("a", "DISCARD", "discarded", "1800", "1", "default");

    FinishScriptTest() {
        super("finish");
    }

    private Snapshot held() {
        return Snapshot.EMPTY
                .expiring(lease, "beat")
                .list(processing, "z", "a")
                .string(status("1"), "running")
                .set(queues, "default");
    }

    @Test
    void letsARetryWaitForItsTimeWithARecordThatStays() {
        Snapshot before = held().zset(scheduled, Map.of("other", 9.0)).seed(redis);

        assertThat(finish(WAIT)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(before.list(processing, "z")
                        .string(status("1"), "retryable")
                        .zset(scheduled, Map.of("other", 9.0, "a-next", 1700.0)));
    }

    @Test
    void makesADeadLetterWithARecordThatStays() {
        Snapshot before = held().seed(redis);

        assertThat(finish(DISCARD)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(before.list(processing, "z")
                        .string(status("1"), "discarded")
                        .zset(dead, Map.of("1", 1800.0)));
    }

    @Test
    void endsManyTasksEachInItsWay() {
        held().list(processing, "c", "b").seed(redis);

        Object answer = run(
                List.of(lease, processing, dead, queues, status("2"), keys.scheduled("mail"), status("3"), scheduled),
                List.of(
                                idAt,
                                "b",
                                "WAIT",
                                "scheduled",
                                "1700",
                                "b-next",
                                "mail",
                                "c",
                                "DISCARD",
                                "discarded",
                                "1800",
                                "3",
                                "default")
                        .toArray());

        assertThat(answer).isEqualTo(List.of(1L, 1L));
        assertThat(now())
                .isEqualTo(held().without(processing)
                        .set(queues, "default", "mail")
                        .string(status("2"), "scheduled")
                        .zset(keys.scheduled("mail"), Map.of("b-next", 1700.0))
                        .string(status("3"), "discarded")
                        .zset(dead, Map.of("3", 1800.0)));
    }

    @Test
    void listsTheQueueOfATaskThatWaitsAndNotOfADeadLetter() {
        held().without(queues).seed(redis);
        finish(DISCARD);
        assertThat(redis.exists(queues)).isFalse();

        held().without(queues).seed(redis);
        finish(WAIT);
        assertThat(redis.smembers(queues)).containsExactly("default");
    }

    @Test
    void letsATaskWaitThoughTheListOfQueuesHasAWrongType() {
        Snapshot before = held().without(queues).string(queues, "x").seed(redis);

        assertThat(finish(WAIT)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(before.list(processing, "z")
                        .string(status("1"), "retryable")
                        .zset(scheduled, Map.of("a-next", 1700.0)));
    }

    @Test
    void writesNothingForATaskItDoesNotHold() {
        Snapshot before =
                held().list(processing, "z").string(status("1"), "another's").seed(redis);

        assertThat(finish(WAIT)).isEqualTo(List.of(0L));
        assertThat(finish(DISCARD)).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void endsATaskOnceWhenCalledTwice() {
        held().seed(redis);
        finish(WAIT);
        Snapshot once = now();

        assertThat(finish(WAIT)).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void endsOneOfTwoEqualElements() {
        held().list(processing, "a", "a").seed(redis);

        assertThat(finish(DISCARD)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(held().list(processing, "a")
                        .string(status("1"), "discarded")
                        .zset(dead, Map.of("1", 1800.0)));
    }

    @Test
    void writesNothingWithoutALease() {
        Snapshot before = held().without(lease).seed(redis);

        assertThat(finish(DISCARD)).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheProcessingListHasAWrongType() {
        refusesWrongType(held().string(processing, "x"), processing, () -> finish(DISCARD));
    }

    @Test
    void keepsATaskWhoseScheduleHasAWrongTypeAndEndsTheOthers() {
        Snapshot before =
                held().list(processing, "b", "a").string(scheduled, "x").seed(redis);

        assertThat(endBoth("WAIT"))
                .isEqualTo(List.of("WRONGTYPE " + scheduled + " is a string, not a sorted set", 1L, 0L));

        assertThat(now())
                .isEqualTo(before.list(processing, "a")
                        .set(queues, "default", "mail")
                        .string(status("2"), "scheduled")
                        .zset(keys.scheduled("mail"), Map.of("b-next", 1700.0)));
    }

    @Test
    void keepsATaskToDiscardWhereTheKeyOfDeadLettersHasAWrongType() {
        Snapshot before = held().list(processing, "b", "a").list(dead, "x").seed(redis);

        assertThat(endBoth("DISCARD")).isEqualTo(List.of("WRONGTYPE " + dead + " is a list, not a sorted set", 1L, 0L));

        assertThat(now())
                .isEqualTo(before.list(processing, "a")
                        .set(queues, "default", "mail")
                        .string(status("2"), "scheduled")
                        .zset(keys.scheduled("mail"), Map.of("b-next", 1700.0)));
    }

    /** Ends a by this step and lets b wait, and then a task that is not held. */
    private Object endBoth(String step) {
        return run(
                List.of(
                        lease,
                        processing,
                        dead,
                        queues,
                        status("1"),
                        scheduled,
                        status("2"),
                        keys.scheduled("mail"),
                        status("3"),
                        scheduled),
                List.of(
                                idAt,
                                "a",
                                step,
                                "ended",
                                "1700",
                                "1",
                                "default",
                                "b",
                                "WAIT",
                                "scheduled",
                                "1700",
                                "b-next",
                                "mail",
                                "c",
                                step,
                                "ended",
                                "1700",
                                "3",
                                "default")
                        .toArray());
    }

    @Test
    void leavesTheRecordOfADeadLetterAloneAndTheTaskWhereItIs() {
        Snapshot before = held().string(status("1"), "discarded before")
                .zset(dead, Map.of("1", 900.0))
                .seed(redis);

        assertThat(finish(WAIT)).isEqualTo(List.of(2L));
        assertThat(finish(DISCARD)).isEqualTo(List.of(2L));

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void discardsOneOfTwoTasksWithTheSameId() {
        held().list(processing, "b", "a").seed(redis);

        Object answer = run(
                List.of(lease, processing, dead, queues, status("1"), scheduled, status("1"), scheduled),
                List.of(
                                idAt, "a", "DISCARD", "first", "1800", "1", "default", "b", "DISCARD", "second", "1801",
                                "1", "default")
                        .toArray());

        assertThat(answer).isEqualTo(List.of(1L, 2L));
        assertThat(now())
                .isEqualTo(held().list(processing, "b")
                        .string(status("1"), "first")
                        .zset(dead, Map.of("1", 1800.0)));
    }

    @Test
    void takesARepeatedCallForNoSecondTask() {
        held().seed(redis);
        finish(DISCARD);
        Snapshot once = now();

        assertThat(finish(DISCARD)).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void replacesARecordOfAWrongType() {
        Snapshot before = held().list(status("1"), "x").seed(redis);

        assertThat(finish(DISCARD)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(before.list(processing, "z")
                        .without(status("1"))
                        .string(status("1"), "discarded")
                        .zset(dead, Map.of("1", 1800.0)));
    }

    @Test
    void endsTasksWithoutMemoryToSpare() {
        held().list(processing, "a", "a").seed(redis);
        fillMemory();

        assertThat(finish(WAIT)).isEqualTo(List.of(1L));
        assertThat(finish(DISCARD)).isEqualTo(List.of(1L));

        assertThat(now())
                .isEqualTo(held().without(processing)
                        .string(status("1"), "discarded")
                        .zset(scheduled, Map.of("a-next", 1700.0))
                        .zset(dead, Map.of("1", 1800.0)));
    }

    private Object finish(List<String> ending) {
        List<Object> arguments = new ArrayList<>(List.of(idAt));
        arguments.addAll(ending);
        return run(List.of(lease, processing, dead, queues, status("1"), scheduled), arguments.toArray());
    }
}
