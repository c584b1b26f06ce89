package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FinishScriptTest extends ScriptTest {
    private static final List<String> WAIT = List.of("a", "WAIT", "retryable", "1700", "a-next");
    private static final List<String> DISCARD = List.of("a", "DISCARD", "discarded", "1800", "1");

    FinishScriptTest() {
        super("finish");
    }

    private Snapshot held() {
        return Snapshot.EMPTY.expiring(lease, "beat").list(processing, "z", "a").string(status("1"), "running");
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
                List.of(lease, processing, dead, status("2"), keys.scheduled("mail"), status("3"), scheduled),
                List.of("b", "WAIT", "scheduled", "1700", "b-next", "c", "DISCARD", "discarded", "1800", "3")
                        .toArray());

        assertThat(answer).isEqualTo(List.of(1L, 1L));
        assertThat(now())
                .isEqualTo(Snapshot.EMPTY
                        .expiring(lease, "beat")
                        .string(status("1"), "running")
                        .string(status("2"), "scheduled")
                        .zset(keys.scheduled("mail"), Map.of("b-next", 1700.0))
                        .string(status("3"), "discarded")
                        .zset(dead, Map.of("3", 1800.0)));
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
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(held().string(processing, "x"), processing, () -> finish(DISCARD));
        refusesWrongType(held().string(scheduled, "x"), scheduled, () -> finish(WAIT));
        refusesWrongType(held().list(dead, "x"), dead, () -> finish(DISCARD));
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
                .isEqualTo(Snapshot.EMPTY
                        .expiring(lease, "beat")
                        .string(status("1"), "discarded")
                        .zset(scheduled, Map.of("a-next", 1700.0))
                        .zset(dead, Map.of("1", 1800.0)));
    }

    private Object finish(List<String> ending) {
        return run(List.of(lease, processing, dead, status("1"), scheduled), ending.toArray());
    }
}
