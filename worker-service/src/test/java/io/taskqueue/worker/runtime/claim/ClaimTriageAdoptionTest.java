package io.taskqueue.worker.runtime.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.worker.runtime.claim.ClaimTriage.Startable;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimTriageAdoptionTest {
    private final Triages triage = new Triages();
    private final long now = triage.now();

    @Test
    void makesAPlainStringATextTaskOfThatId() {
        Startable startable = startable("default", "task1");

        assertThat(startable.needsAdoption()).isTrue();
        assertThat(startable.element()).hasToString("task1");
        assertThat(startable.task().id()).isEqualTo("task1");
        assertThat(startable.task().type()).isEqualTo("text");
        assertThat(startable.task().payload()).isEqualTo(RawJson.of("{\"text\":\"task1\"}"));
        assertThat(startable.task().enqueuedAt()).isBetween(now, triage.now());
    }

    @Test
    void makesALineOfNameAddressAndMessageAFormSubmission() {
        Task task = startable("default", "Ada Lovelace, ada@example.org ,Hello, world")
                .task();

        assertThat(task.type()).isEqualTo("form.submission");
        assertThat(UUID.fromString(task.id()).version()).isEqualTo(7);
        assertThat(task.enqueuedAt()).isBetween(now, triage.now());
        assertThat(task.payload())
                .isEqualTo(RawJson.of(
                        "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"message\":\"Hello, world\"}"));
    }

    @Test
    void givesEachOfTwoEqualLinesAnIdOfItsOwn() {
        String line = "Ada,ada@example.org,Hello";

        assertThat(triage.sort("default", line, line).startable())
                .extracting(startable -> startable.task().id())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void givesAnEnvelopeOnlyWhatItLacks() {
        Task withoutId = startable("default", "{\"type\":\"test.echo\",\"payload\":{},\"enqueuedAt\":5,\"attempt\":2}")
                .task();
        Task withoutTime = startable("default", "{\"id\":\"mine\",\"type\":\"test.echo\",\"payload\":{}}")
                .task();

        assertThat(UUID.fromString(withoutId.id()).version()).isEqualTo(7);
        assertThat(withoutId.enqueuedAt()).isEqualTo(5);
        assertThat(withoutId.attempt()).isEqualTo(2);
        assertThat(withoutTime.id()).isEqualTo("mine");
        assertThat(withoutTime.enqueuedAt()).isBetween(now, triage.now());
    }

    @Test
    void givesForeignElementsTheQueueTheyWereFoundIn() {
        assertThat(startable("mail", "task1").task().queue()).isEqualTo("mail");
        assertThat(startable("mail", "Ada,ada@example.org,Hello").task().queue())
                .isEqualTo("mail");
    }

    @Test
    void givesAStrayedEnvelopeTheQueueItWasFoundIn() {
        Startable named = startable("mail", Triages.envelope("test.echo", now, "\"queue\":\"default\""));
        Startable unnamed = startable("mail", Triages.envelope("test.echo", now));

        assertThat(named.needsAdoption()).isTrue();
        assertThat(named.task().queue()).isEqualTo("mail");
        assertThat(named.task().id()).isEqualTo("id-1");
        assertThat(named.task().enqueuedAt()).isEqualTo(now);
        assertThat(unnamed.needsAdoption()).isTrue();
        assertThat(unnamed.task().queue()).isEqualTo("mail");
    }

    @Test
    void leavesAnEnvelopeThatNamesItsQueueAsItIs() {
        Startable inItsOwn = startable("mail", Triages.envelope("test.echo", now, "\"queue\":\"mail\""));
        Startable inAnother = startable("default", Triages.envelope("test.echo", now, "\"queue\":\"mail\""));

        assertThat(inItsOwn.needsAdoption()).isFalse();
        assertThat(inItsOwn.task().queue()).isEqualTo("mail");
        assertThat(inAnother.needsAdoption()).isFalse();
        assertThat(inAnother.task().queue()).isEqualTo("mail");
    }

    @Test
    void keepsAnEnvelopeOfAnUnknownQueueInTheQueueItWasFoundIn() {
        Startable invented = startable("mail", Triages.envelope("test.echo", now, "\"queue\":\"nobody\""));

        assertThat(invented.needsAdoption()).isTrue();
        assertThat(invented.task().queue()).isEqualTo("mail");
        assertThat(invented.task().id()).isEqualTo("id-1");
    }

    private Startable startable(String queue, String element) {
        ClaimTriage.Sorted sorted = triage.sort(queue, element);
        assertThat(sorted.endings()).isEmpty();
        assertThat(sorted.startable()).hasSize(1);
        return sorted.startable().getFirst();
    }
}
