package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class RefusingTest extends RunningWorkerTest {
    @Test
    void keepsTheBytesOfAnElementThatIsNoEnvelope() {
        byte[] bytes = {(byte) 0xff, 'x', (byte) 0xfe};
        long before = probe.redis().zcard("task_dead");

        probe.redis().lpush("task_queue".getBytes(UTF_8), bytes);

        soon().until(() -> probe.redis().zcard("task_dead") == before + 1);
        assertThat(probe.redis().zrange("task_dead", 0, -1)).anySatisfy(id -> {
            TaskStatus status = probe.status(id);
            assertThat(status.type()).isEqualTo("malformed");
            assertThat(Base64.getDecoder().decode(status.rawElement())).isEqualTo(bytes);
        });
    }

    @Test
    void discardsATaskThatHasExpired() {
        String id = probe.push("test.echo", "\"expiresAt\":1000");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        assertThat(runs.of(id)).isZero();
        assertThat(discarded.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.EXPIRED);
    }

    @Test
    void letsATaskOfAnUnknownTypeWaitForAWorkerThatKnowsIt() {
        String id = probe.push("test.unheard.of");

        TaskStatus scheduled = probe.await(id, TaskState.SCHEDULED);

        assertThat(scheduled.reason()).contains("test.unheard.of");
    }
}
