package io.taskqueue.worker.maintenance;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.RunningWorker;
import io.taskqueue.worker.runtime.RunningWorkerTest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class OversizedElementsTest extends RunningWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;
    private static final String GIANT = "start" + "x".repeat(3_000_000);

    @BeforeEach
    @AfterEach
    void forgetDeadLetters() {
        probe.redis().del(KEYS.dead());
    }

    @Test
    void makesDeadLettersOfThoseThatABlockingPopOrAClaimMeets() {
        probe.redis().lpush(KEYS.queue("mail"), GIANT, GIANT, GIANT);

        assertDeadLetters(3);
        String id = probe.push("test.echo");
        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void makesADeadLetterOfOneInTheSchedule() {
        probe.redis().zadd(KEYS.scheduled("mail"), 1, GIANT);

        assertThat(assertDeadLetters(1).getFirst().queue()).isEqualTo("mail");
    }

    @Test
    void makesADeadLetterOfOneADeadWorkerHeld() {
        probe.redis().hset(KEYS.processingLists(), "giant-holder", System.currentTimeMillis() + " default");
        probe.redis().lpush(KEYS.processing("giant-holder"), GIANT);

        assertDeadLetters(1);
        soon().until(() -> !probe.redis().exists(KEYS.processing("giant-holder")));
    }

    private List<TaskStatus> assertDeadLetters(int count) {
        soon().until(() -> probe.redis().zcard(KEYS.dead()) == count);
        List<TaskStatus> letters = probe.redis().zrange(KEYS.dead(), 0, -1).stream()
                .map(probe::status)
                .toList();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.state()).isEqualTo(TaskState.DISCARDED);
            assertThat(letter.type()).isEqualTo("malformed");
            assertThat(letter.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.MALFORMED);
            assertThat(new String(Base64.getDecoder().decode(letter.rawElement()), UTF_8))
                    .isEqualTo(GIANT.substring(0, 1024));
            assertThat(probe.redis().get(KEYS.oversized(letter.id()))).isEqualTo(GIANT);
            probe.redis().del(KEYS.oversized(letter.id()));
        });
        assertThat(probe.redis().exists(KEYS.oversized())).isFalse();
        return letters;
    }
}
