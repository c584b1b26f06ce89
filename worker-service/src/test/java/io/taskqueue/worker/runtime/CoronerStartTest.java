package io.taskqueue.worker.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Recovery.Recovered;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the coroner tells a task that had started from one that was only claimed. */
@QuarkusTest
@WithTestResource(RunningWorker.class)
class CoronerStartTest extends RunningWorkerTest {
    private static final String DEAD = "ghost";

    @Inject
    Coroner coroner;

    private final String id = QueueProbe.newId();

    @Test
    void givesBackWhatWasOnlyClaimedAsItWas() {
        Element claimed = envelope("\"attempt\":3", "\"workerDeaths\":2");

        assertThat(judge(claimed)).isEqualTo(new Recovered(claimed, null, "default", claimed));
    }

    @Test
    void doesNotTakeTheRecordOfAnotherWorkerForAStart() {
        probe.leaveRecord(id, TaskState.RUNNING, "another");

        assertGivenBackAsItWas(envelope());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void doesNotTakeARecordOfAnotherStateForAStart(TaskState state) {
        probe.leaveRecord(id, state, DEAD);

        assertGivenBackAsItWas(envelope());
    }

    @Test
    void doesNotTakeARecordThatCannotBeReadForAStart() {
        probe.redis().set(QueueProbe.KEYS.status(id), "{\"status\":\"running\"");

        assertGivenBackAsItWas(envelope());
    }

    @Test
    void judgesEachElementByItsOwnRecord() {
        probe.leaveRecord(id, TaskState.RUNNING, DEAD);
        Element started = envelope();
        Element claimed =
                new Element(QueueProbe.envelope(QueueProbe.newId(), "test.echo").getBytes(UTF_8));
        Element text = new Element("task1".getBytes(UTF_8));

        List<Recovered> verdicts = coroner.judge(DEAD, List.of(claimed, text, started));

        assertThat(verdicts).extracting(Recovered::element).containsExactlyInAnyOrder(claimed, text, started);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.status() != null)
                .extracting(Recovered::element)
                .containsExactly(started);
    }

    private void assertGivenBackAsItWas(Element element) {
        assertThat(judge(element)).isEqualTo(new Recovered(element, null, "default", element));
    }

    private Recovered judge(Element element) {
        return coroner.judge(DEAD, List.of(element)).getFirst();
    }

    private Element envelope(String... fields) {
        return new Element(QueueProbe.envelope(id, "test.echo", fields).getBytes(UTF_8));
    }
}
