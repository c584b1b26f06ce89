package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.testing.RealRedis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class RunningTest {
    RealRedis server;

    @Inject
    Runs runs;

    private QueueProbe probe;

    @BeforeEach
    void connect() {
        probe = new QueueProbe(server);
        probe.worker();
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

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
    void retriesUntilTheTaskSucceeds() {
        String id = probe.push("test.flaky");

        TaskStatus done = probe.await(id, TaskState.COMPLETED);

        assertThat(done.attempt()).isEqualTo(3);
        assertThat(runs.of(id)).isEqualTo(3);
        assertThat(done.failures()).extracting(TaskFailure::message).containsExactly("not yet", "not yet");
    }

    @Test
    void makesADeadLetterOfATaskWhoseAttemptsAreSpent() {
        String id = probe.push("test.fail");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        assertThat(runs.of(id)).isEqualTo(3);
        assertThat(discarded.failures()).extracting(TaskFailure::attempt).containsExactly(1, 2, 3);
        assertThat(discarded.failures()).extracting(TaskFailure::error).containsOnly(AssertionError.class.getName());
        assertThat(discarded.task().toString()).contains(id).contains("\"n\":1");
        assertThat(probe.redis().zscore("task_dead", id)).isNotNull();
        assertThat(probe.redis().pttl("task_status:" + id)).isEqualTo(-1);
    }

    @Test
    void discardsAtOnceWhatIsNotRetryable() {
        String id = probe.push("test.nonretryable");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        assertThat(runs.of(id)).isEqualTo(1);
        assertThat(discarded.failures()).extracting(TaskFailure::message).containsExactly("payload makes no sense");
    }

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
    void interruptsATaskThatRunsPastItsTimeoutAndTriesAgain() {
        String id = probe.push("test.gated", "\"timeout\":100", "\"maxAttempts\":2");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        assertThat(runs.of(id)).isEqualTo(2);
        assertThat(discarded.failures())
                .extracting(TaskFailure::error)
                .containsExactly(TaskFailure.TIMEOUT, TaskFailure.TIMEOUT);
    }

    @Test
    void givesUpAHandlerThatIgnoresTheInterrupt() {
        String id = probe.push("test.stubborn", "\"timeout\":100", "\"maxAttempts\":1");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);
        runs.open(id);

        assertThat(discarded.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.TIMEOUT);
        assertThat(probe.status(id).state()).isEqualTo(TaskState.DISCARDED);
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
    void runsNoMoreTasksOfATypeAtOnceThanItsLimit() {
        List<String> ids =
                IntStream.range(0, 6).mapToObj(i -> probe.push("test.limited")).toList();

        ids.forEach(id -> probe.await(id, TaskState.RUNNING));
        soon().until(() -> runs.limitedNow() == 2);
        String other = probe.push("test.echo");
        probe.await(other, TaskState.COMPLETED);
        runs.open("limited");

        ids.forEach(id -> probe.await(id, TaskState.COMPLETED));
        assertThat(runs.mostLimited()).isEqualTo(2);
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
    void runsTasksOfEveryQueueItServes() {
        String id = QueueProbe.newId();

        probe.redis().lpush("task_queue:mail", QueueProbe.envelope(id, "test.echo", "\"queue\":\"mail\""));

        assertThat(probe.await(id, TaskState.COMPLETED).queue()).isEqualTo("mail");
    }

    @Test
    void leavesAPausedQueueAloneUntilItIsResumed() {
        String id = QueueProbe.newId();
        probe.redis().set("queue_control:mail", "{\"paused\":true}");

        // A beat tells the worker, and the pop under way may still bring one task: both are over in less than this.
        soon().pollDelay(IdleWaits.LONGEST.plusMillis(500)).until(() -> true);
        probe.redis().lpush("task_queue:mail", QueueProbe.envelope(id, "test.echo", "\"queue\":\"mail\""));
        soon().during(Duration.ofMillis(500))
                .until(() -> probe.redis().llen("task_queue:mail") == 1 && runs.of(id) == 0);
        probe.redis().del("queue_control:mail");

        probe.await(id, TaskState.COMPLETED);
    }
}
