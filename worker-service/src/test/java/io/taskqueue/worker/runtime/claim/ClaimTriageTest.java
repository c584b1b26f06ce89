package io.taskqueue.worker.runtime.claim;

import static io.taskqueue.worker.runtime.claim.Triages.UNKNOWN_TYPE_AGE;
import static io.taskqueue.worker.runtime.claim.Triages.UNKNOWN_TYPE_DELAY;
import static io.taskqueue.worker.runtime.claim.Triages.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.runtime.claim.ClaimTriage.Sorted;
import org.junit.jupiter.api.Test;

class ClaimTriageTest {
    private final Triages triage = new Triages();
    private final long now = triage.now();

    @Test
    void runsATaskOfAKnownTypeAsItIs() {
        String envelope = Triages.envelope("test.echo", now);

        Sorted sorted = triage.sort("default", envelope);

        assertThat(sorted.endings()).isEmpty();
        assertThat(sorted.startable()).singleElement().satisfies(startable -> {
            assertThat(startable.element()).hasToString(envelope);
            assertThat(startable.task().id()).isEqualTo("id-1");
            assertThat(startable.needsAdoption()).isFalse();
        });
    }

    @Test
    void letsATaskWaitUntilItsTime() {
        long due = now + 60_000;

        Ending ending = ending("test.echo", now, "\"notBefore\":" + due, "\"attempt\":2");

        assertThat(ending).isInstanceOf(Ending.Wait.class);
        assertThat(unfinished(ending).at()).isEqualTo(due);
        assertThat(next(ending).attempt()).isEqualTo(2);
        assertThat(ending.status().state()).isEqualTo(TaskState.SCHEDULED);
        assertThat(ending.status().dueAt()).isEqualTo(due);
        assertThat(ending.status().reason()).isNull();
    }

    @Test
    void runsATaskWhoseTimeHasCome() {
        Sorted sorted = triage.sort(
                "default",
                Triages.envelope("test.echo", now, "\"notBefore\":" + now, "\"expiresAt\":" + (now + 60_000)));

        assertThat(sorted.startable()).hasSize(1);
    }

    @Test
    void discardsATaskThatHasExpiredEvenBeforeItsTime() {
        Ending ending = ending("test.echo", now - 10, "\"expiresAt\":" + (now - 1), "\"notBefore\":" + (now + 60_000));

        assertThat(ending).isInstanceOf(Ending.Discard.class);
        assertThat(unfinished(ending).stored()).hasToString("id-1");
        assertThat(unfinished(ending).at()).isGreaterThanOrEqualTo(now);
        assertThat(ending.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(ending.status().attempt()).isEqualTo(1);
        assertThat(ending.status().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error()).isEqualTo(TaskFailure.EXPIRED);
            assertThat(failure.worker()).isEqualTo(WORKER);
        });
        assertThat(ending.status().task().toString()).contains("\"n\":1");
    }

    @Test
    void schedulesARecentTaskOfAnUnknownTypeWithoutSpendingAnAttempt() {
        long longest = UNKNOWN_TYPE_DELAY.toMillis();

        Ending ending = ending("unheard.of", now - UNKNOWN_TYPE_AGE.toMillis() + 60_000, "\"attempt\":2");

        assertThat(ending).isInstanceOf(Ending.Wait.class);
        assertThat(ending.status().state()).isEqualTo(TaskState.SCHEDULED);
        assertThat(ending.status().attempt()).isEqualTo(2);
        assertThat(ending.status().failures()).isEmpty();
        assertThat(ending.status().reason()).contains("unheard.of").contains(WORKER);
        assertThat(ending.status().dueAt()).isBetween(now + longest / 2, triage.now() + longest);
        Task next = next(ending);
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.failures()).isEmpty();
        assertThat(next.notBefore())
                .isEqualTo(ending.status().dueAt())
                .isEqualTo(unfinished(ending).at());
        assertThat(next.payload()).isEqualTo(RawJson.of("{\"n\":1}"));
    }

    @Test
    void discardsATaskOfAnUnknownTypeThatNoWorkerRanInTime() {
        Ending ending = ending("unheard.of", now - UNKNOWN_TYPE_AGE.toMillis());

        assertThat(ending).isInstanceOf(Ending.Discard.class);
        assertThat(ending.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(ending.status().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error()).isEqualTo(TaskFailure.UNKNOWN_TYPE);
            assertThat(failure.message()).contains("unheard.of");
        });
        assertThat(ending.status().task().toString()).contains("id-1");
    }

    @Test
    void countsTheAgeOfAnUnknownTypeFromNowWhereTheSubmitterGaveNoTime() {
        Sorted sorted = triage.sort("default", "{\"id\":\"id-1\",\"type\":\"unheard.of\",\"payload\":{}}");

        assertThat(sorted.endings()).singleElement().satisfies(ending -> {
            assertThat(ending).isInstanceOf(Ending.Wait.class);
            assertThat(next(ending).enqueuedAt()).isBetween(now, triage.now());
        });
    }

    @Test
    void sortsEachElementForItself() {
        Sorted sorted = triage.sort(
                "default", Triages.envelope("unheard.of", now), "{", Triages.envelope("test.echo", now), "task1");

        assertThat(sorted.startable())
                .extracting(startable -> startable.task().type())
                .containsExactly("test.echo", "text");
        assertThat(sorted.endings()).hasExactlyElementsOfTypes(Ending.Wait.class, Ending.Discard.class);
    }

    private Ending ending(String type, long enqueuedAt, String... fields) {
        Sorted sorted = triage.sort("default", Triages.envelope(type, enqueuedAt, fields));
        assertThat(sorted.startable()).isEmpty();
        assertThat(sorted.endings()).hasSize(1);
        return sorted.endings().getFirst();
    }

    private static Task next(Ending ending) {
        return TaskCodec.decode(unfinished(ending).stored().bytes(), "no.such.queue");
    }

    private static Ending.Unfinished unfinished(Ending ending) {
        return (Ending.Unfinished) ending;
    }
}
