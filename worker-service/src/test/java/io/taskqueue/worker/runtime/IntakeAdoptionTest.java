package io.taskqueue.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.worker.runtime.Intake.Runnable;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntakeAdoptionTest {
    private final Intakes intake = new Intakes();
    private final long now = intake.now();

    @Test
    void makesAPlainStringATextTaskOfThatId() {
        Runnable runnable = runnable("default", "task1");

        assertThat(runnable.needsAdoption()).isTrue();
        assertThat(runnable.element()).hasToString("task1");
        assertThat(runnable.task().id()).isEqualTo("task1");
        assertThat(runnable.task().type()).isEqualTo("text");
        assertThat(runnable.task().payload()).isEqualTo(RawJson.of("{\"text\":\"task1\"}"));
        assertThat(runnable.task().enqueuedAt()).isBetween(now, intake.now());
    }

    @Test
    void makesALineOfNameAddressAndMessageAFormSubmission() {
        Task task = runnable("default", "Ada Lovelace, ada@example.org ,Hello, world")
                .task();

        assertThat(task.type()).isEqualTo("form.submission");
        assertThat(UUID.fromString(task.id()).version()).isEqualTo(7);
        assertThat(task.enqueuedAt()).isBetween(now, intake.now());
        assertThat(task.payload())
                .isEqualTo(RawJson.of(
                        "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"message\":\"Hello, world\"}"));
    }

    @Test
    void givesEachOfTwoEqualLinesAnIdOfItsOwn() {
        String line = "Ada,ada@example.org,Hello";

        assertThat(intake.sort("default", line, line).runnable())
                .extracting(runnable -> runnable.task().id())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void givesAnEnvelopeOnlyWhatItLacks() {
        Task withoutId = runnable("default", "{\"type\":\"test.echo\",\"payload\":{},\"enqueuedAt\":5,\"attempt\":2}")
                .task();
        Task withoutTime = runnable("default", "{\"id\":\"mine\",\"type\":\"test.echo\",\"payload\":{}}")
                .task();

        assertThat(UUID.fromString(withoutId.id()).version()).isEqualTo(7);
        assertThat(withoutId.enqueuedAt()).isEqualTo(5);
        assertThat(withoutId.attempt()).isEqualTo(2);
        assertThat(withoutTime.id()).isEqualTo("mine");
        assertThat(withoutTime.enqueuedAt()).isBetween(now, intake.now());
    }

    @Test
    void tellsForeignElementsOfAnotherListWhereTheyCameFrom() {
        assertThat(runnable("mail", "task1").task().queue()).isEqualTo("mail");
        assertThat(runnable("mail", "Ada,ada@example.org,Hello").task().queue()).isEqualTo("mail");
    }

    @Test
    void tellsAnEnvelopeThatStrayedIntoAnotherListWhereItIs() {
        Runnable named = runnable("mail", Intakes.envelope("test.echo", now, "\"queue\":\"default\""));
        Runnable unnamed = runnable("mail", Intakes.envelope("test.echo", now));

        assertThat(named.needsAdoption()).isTrue();
        assertThat(named.task().queue()).isEqualTo("mail");
        assertThat(named.task().id()).isEqualTo("id-1");
        assertThat(named.task().enqueuedAt()).isEqualTo(now);
        assertThat(unnamed.needsAdoption()).isTrue();
        assertThat(unnamed.task().queue()).isEqualTo("mail");
    }

    @Test
    void leavesAnEnvelopeThatNamesItsQueueAsItIs() {
        Runnable inItsOwn = runnable("mail", Intakes.envelope("test.echo", now, "\"queue\":\"mail\""));
        Runnable inAnother = runnable("default", Intakes.envelope("test.echo", now, "\"queue\":\"mail\""));

        assertThat(inItsOwn.needsAdoption()).isFalse();
        assertThat(inItsOwn.task().queue()).isEqualTo("mail");
        assertThat(inAnother.needsAdoption()).isFalse();
        assertThat(inAnother.task().queue()).isEqualTo("mail");
    }

    @Test
    void keepsAnEnvelopeThatNamesAQueueNobodyKnowsInTheQueueItLiesIn() {
        Runnable invented = runnable("mail", Intakes.envelope("test.echo", now, "\"queue\":\"nobody\""));

        assertThat(invented.needsAdoption()).isTrue();
        assertThat(invented.task().queue()).isEqualTo("mail");
        assertThat(invented.task().id()).isEqualTo("id-1");
    }

    private Runnable runnable(String queue, String element) {
        Intake.Sorted sorted = intake.sort(queue, element);
        assertThat(sorted.endings()).isEmpty();
        assertThat(sorted.runnable()).hasSize(1);
        return sorted.runnable().getFirst();
    }
}
