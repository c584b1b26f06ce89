package io.taskqueue.worker.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Recovery.Verdict;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.QueueProbe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadWorkerPolicyTest {
    private static final String DEAD = "ghost";
    private static final int MAX_ELEMENT_SIZE = 2048;
    private static final WorkerConfig CONFIG = TestConfig.of(Map.of(
            "taskqueue.worker.queues",
            "mail,default",
            "taskqueue.worker.max-element-size",
            String.valueOf(MAX_ELEMENT_SIZE),
            "taskqueue.retry.max-attempts",
            "3"));

    private final RedisClock clock = new RedisClock();
    private final long begun = clock.now();
    private final String id = QueueProbe.newId();
    private boolean ranAlone;
    private final DeadWorkerPolicy deadWorkerPolicy = new DeadWorkerPolicy(new RetryPolicies(CONFIG), clock, CONFIG);

    @Test
    void spendsTheAttemptItsWorkerDiedIn() {
        Verdict verdict = decide(envelope("\"queue\":\"reports\"", "\"later\":{\"field\":1}"));

        assertThat(verdict.queue()).isEqualTo("reports");
        assertThat(verdict.status().state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(verdict.status().attempt()).isEqualTo(2);
        assertThat(verdict.status().maxAttempts()).isEqualTo(3);
        assertThat(verdict.status().reason()).isEqualTo("its worker died");
        Task next = TaskCodec.decode(verdict.next().bytes(), "none");
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.workerDeaths()).isEqualTo(1);
        assertThat(next.notBefore()).isNull();
        assertThat(next.extensions()).containsKey("later");
        assertThat(next.failures()).singleElement().satisfies(death -> {
            assertThat(death.attempt()).isEqualTo(1);
            assertThat(death.worker()).isEqualTo(DEAD);
            assertThat(death.error()).isEqualTo(TaskFailure.WORKER_LOST);
        });
    }

    @Test
    void discardsATaskThatHasKilledAsManyWorkersAsItMayTheLastOfThemAlone() {
        Verdict killedTwo = decide(envelope("\"maxAttempts\":100", "\"attempt\":2", "\"workerDeaths\":1"));
        ranAlone = true;
        Verdict killedThree = decide(envelope("\"maxAttempts\":100", "\"attempt\":3", "\"workerDeaths\":2"));

        assertThat(killedTwo.status().state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(killedThree.next()).isNull();
        assertThat(killedThree.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(killedThree.status().reason()).startsWith("poison: 3 workers died");
        assertThat(killedThree.status().attempt()).isEqualTo(3);
        assertThat(killedThree.status().task().toString()).contains("\"n\":1").contains("\"workerDeaths\":3");
    }

    @Test
    void givesASuspectThatHadNotBegunBackAsItWas() {
        Element suspect = envelope("\"attempt\":3", "\"workerDeaths\":2");

        Verdict verdict = decide(suspect);

        assertThat(verdict.next()).isEqualTo(suspect);
        assertThat(verdict.status().state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(verdict.status().attempt()).isEqualTo(3);
        assertThat(verdict.status().failures()).isEmpty();
    }

    @Test
    void asksOnlyAboutSuspects() {
        deadWorkerPolicy.decide(
                DEAD,
                List.of(),
                List.of(envelope(), envelope("\"workerDeaths\":1"), new Element("task1".getBytes(UTF_8))),
                ids -> {
                    assertThat(ids).isEmpty();
                    return Set.of();
                });
    }

    @Test
    void discardsATaskWhoseLastAttemptItsWorkerDiedIn() {
        Verdict verdict = decide(envelope("\"attempt\":3"));

        TaskStatus discarded = verdict.status();
        assertThat(verdict.next()).isNull();
        assertThat(discarded.state()).isEqualTo(TaskState.DISCARDED);
        assertThat(discarded.reason()).isNull();
        assertThat(discarded.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.WORKER_LOST);
        assertThat(discarded.finishedAt()).isGreaterThanOrEqualTo(begun);
        assertThat(discarded.worker()).isEqualTo(DEAD);
        assertThat(discarded.task().toString()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task1",
                "Ada,ada@example.org,Hello",
                "{\"type\":\"test.echo\",\"payload\":{}}",
                "{\"type\":\"test.echo\"",
                "[]"
            })
    void returnsUnadoptedElementsUnchangedToTheFirstQueue(String text) {
        Element element = new Element(text.getBytes(UTF_8));

        assertThat(decide(element)).isEqualTo(new Verdict(element, null, "mail", element));
    }

    @Test
    void givesBackBytesThatAreNoTaskToItsFirstQueueAsTheyWere() {
        Element noText = new Element(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        Element tooLarge = envelope("\"pad\":\"" + "x".repeat(MAX_ELEMENT_SIZE) + "\"");

        assertThat(deadWorkerPolicy.decide(DEAD, List.of(), List.of(noText, tooLarge), ids -> Set.of()))
                .containsExactly(
                        new Verdict(noText, null, "mail", noText), new Verdict(tooLarge, null, "mail", tooLarge));
    }

    @Test
    void returnsUnadoptedElementsToTheQueueTheirWorkerServed() {
        Element element = new Element("task1".getBytes(UTF_8));

        assertThat(deadWorkerPolicy.decide(DEAD, List.of("reports", "default"), List.of(element), ids -> Set.of()))
                .containsExactly(new Verdict(element, null, "reports", element));
    }

    private Verdict decide(Element element) {
        List<Verdict> verdicts = deadWorkerPolicy.decide(
                DEAD, List.of(), List.of(element), ids -> ranAlone ? Set.copyOf(ids) : Set.of());
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }

    private Element envelope(String... fields) {
        return new Element(QueueProbe.envelope(id, "test.echo", fields).getBytes(UTF_8));
    }
}
