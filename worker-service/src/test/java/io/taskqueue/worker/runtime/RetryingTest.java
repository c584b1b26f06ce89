package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class RetryingTest extends RunningWorkerTest {
    @Inject
    HungHandlers hung;

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
    void interruptsATaskThatRunsPastItsTimeoutAndTriesAgain() {
        String id = probe.push("test.gated", "\"timeout\":100", "\"maxAttempts\":2");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        assertThat(runs.of(id)).isEqualTo(2);
        assertThat(discarded.failures())
                .extracting(TaskFailure::error)
                .containsExactly(TaskFailure.TIMEOUT, TaskFailure.TIMEOUT);
    }

    @Test
    void givesUpAHandlerThatIgnoresTheInterruptAndItsPlaceUnderItsTypesLimit() {
        String id = probe.push("test.stubborn", "\"timeout\":100", "\"maxAttempts\":1");
        soon().until(() -> runs.of(id) == 1);
        String next = probe.push("test.stubborn");

        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);
        soon().until(() -> runs.of(next) == 1);
        soon().until(() -> hung.size() == 1);
        runs.open(id);
        runs.open(next);

        probe.await(next, TaskState.COMPLETED);
        soon().until(() -> hung.size() == 0);
        assertThat(discarded.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.TIMEOUT);
        assertThat(probe.status(id).state()).isEqualTo(TaskState.DISCARDED);
    }
}
