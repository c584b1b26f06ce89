package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class CompletingTest extends RunningWorkerTest {
    @Test
    void runsAPlainString() {
        probe.redis().lpush("task_queue", "task1");

        TaskStatus done = probe.await("task1", TaskState.COMPLETED);

        assertThat(done.type()).isEqualTo("text");
        assertThat(probe.redis().pttl("task_status:task1")).isPositive();
    }

    @Test
    void keepsTheResultAndNothingElseOfACompletedTask() {
        String id = probe.push("test.echo");

        TaskStatus done = probe.await(id, TaskState.COMPLETED);

        assertThat(done.result().toString()).contains("\"n\":1");
        assertThat(done.attempt()).isEqualTo(1);
        assertThat(done.finishedAt()).isGreaterThanOrEqualTo(done.startedAt());
        assertThat(done.worker()).isEqualTo(probe.worker());
        assertThat(probe.redis().llen("task_processing:" + probe.worker())).isZero();
    }

    @Test
    void keepsTheRecordOfACancelledTaskAsLongAsItsHandlerAsks() {
        String id = probe.push("test.withdrawn");

        TaskStatus cancelled = probe.await(id, TaskState.CANCELLED);

        assertThat(cancelled.reason()).isEqualTo("nobody wants it");
        assertThat(cancelled.finishedAt()).isGreaterThanOrEqualTo(cancelled.startedAt());
        assertThat(probe.redis().pttl("task_status:" + id)).isBetween(1L, 60_000L);
        assertThat(runs.of(id)).isEqualTo(1);
    }

    @Test
    void showsProgressWhileTheTaskRuns() {
        String id = probe.push("test.gated");

        TaskStatus running =
                soon().until(() -> probe.status(id), status -> status != null && status.progress() != null);
        runs.open(id);

        assertThat(running.state()).isEqualTo(TaskState.RUNNING);
        assertThat(running.progress().percent()).isEqualTo(40);
        assertThat(running.progress().message()).isEqualTo("waiting");
        assertThat(running.worker()).isEqualTo(probe.worker());
        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void runsEachOfManyEqualElements() {
        String id = QueueProbe.newId();
        String[] equal = new String[60];
        Arrays.fill(equal, QueueProbe.envelope(id, "test.echo"));

        probe.redis().lpush("task_queue", equal);

        soon().until(() -> runs.of(id) == equal.length);
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == 0);
        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void runsBothOfTwoEqualElements() {
        String id = QueueProbe.newId();
        String element = QueueProbe.envelope(id, "test.echo");

        probe.redis().lpush("task_queue", element, element);

        soon().until(() -> runs.of(id) == 2);
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == 0);
        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void runsATaskNotBeforeItsTime() {
        long due = System.currentTimeMillis() + 700;

        String id = probe.push("test.echo", "\"notBefore\":" + due);

        TaskStatus scheduled = probe.await(id, TaskState.SCHEDULED);
        assertThat(scheduled.dueAt()).isEqualTo(due);
        assertThat(probe.redis().zcard("task_scheduled")).isPositive();
        TaskStatus done = probe.await(id, TaskState.COMPLETED);
        assertThat(done.startedAt()).isBetween(due - 20, due + 500);
        assertThat(done.attempt()).isEqualTo(1);
    }
}
