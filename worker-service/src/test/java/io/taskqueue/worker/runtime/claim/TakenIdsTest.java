package io.taskqueue.worker.runtime.claim;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.RunningWorker;
import io.taskqueue.worker.runtime.RunningWorkerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a task that comes with the id of a dead letter. */
@QuarkusTest
@WithTestResource(RunningWorker.class)
class TakenIdsTest extends RunningWorkerTest {
    private static final String FIRST = "{\"id\":\"%s\",\"type\":\"test.nonretryable\",\"payload\":\"first\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"id\":\"%s\",\"type\":\"test.echo\",\"payload\":2}",
                "{\"id\":\"%s\",\"type\":\"test.echo\",\"payload\":2,\"enqueuedAt\":5}"
            })
    void runsItUnderAnIdOfItsOwn(String second) {
        String id = discarded();
        TaskStatus before = probe.status(id);

        probe.redis().lpush("task_queue", second.formatted(id));

        TaskStatus done = awaitRenamed(id, TaskState.COMPLETED);
        assertThat(done.id()).isNotEqualTo(id);
        assertThat(done.result()).isNotNull();
        assertThat(probe.status(id)).isEqualTo(before);
        assertThat(probe.redis().zscore("task_dead", id)).isNotNull();
        assertThat(runs.of(id)).as("attempts under the dead letter's id").isEqualTo(1);
    }

    @Test
    void runsManyThatAreClaimedAtOnceUnderIdsOfTheirOwn() {
        String id = discarded();
        probe.pause("default");
        probe.redis().lpush("task_queue", QueueProbe.envelope(id, "test.echo"));
        String other = probe.push("test.echo");

        probe.resume("default");

        probe.await(other, TaskState.COMPLETED);
        TaskStatus done = awaitRenamed(id, TaskState.COMPLETED);
        assertThat(runs.of(id)).as("attempts under the dead letter's id").isEqualTo(1);
        assertThat(runs.of(done.id())).isEqualTo(1);
    }

    @Test
    void recordsTheEndUnderANewIdWhereTheOldOneBecameADeadLettersMeanwhile() {
        String id = probe.push("test.gated");
        probe.await(id, TaskState.RUNNING);
        probe.redis().lpush("task_queue", FIRST.formatted(id));
        TaskStatus discarded = probe.await(id, TaskState.DISCARDED);

        runs.open(id);

        TaskStatus done = awaitRenamed(id, TaskState.COMPLETED);
        assertThat(done.type()).isEqualTo("test.gated");
        assertThat(probe.status(id)).isEqualTo(discarded);
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == 0);
    }

    @Test
    void keepsBothWhereBothAreDiscarded() {
        String id = discarded();

        probe.redis().lpush("task_queue", FIRST.formatted(id).replace("first", "second"));

        TaskStatus second = awaitRenamed(id, TaskState.DISCARDED);
        assertThat(second.task().toString()).contains("second").contains(second.id());
        assertThat(second.failures().getLast().message()).isEqualTo("payload makes no sense");
        assertThat(probe.status(id).task().toString()).contains("first");
        assertThat(probe.redis().zscore("task_dead", second.id())).isNotNull();
    }

    @Test
    void keepsTheIdOfATaskThatAnOperatorRetries() {
        String id = discarded();

        probe.redis().zrem("task_dead", id);
        probe.redis().lpush("task_queue", QueueProbe.envelope(id, "test.echo"));

        probe.await(id, TaskState.COMPLETED);
    }

    private String discarded() {
        String id = QueueProbe.newId();
        probe.redis().lpush("task_queue", FIRST.formatted(id));
        probe.await(id, TaskState.DISCARDED);
        return id;
    }

    /** The record of the task that came with this id and got another. */
    private TaskStatus awaitRenamed(String id, TaskState state) {
        return soon().until(
                        () -> probe.redis().keys("task_status:*").stream()
                                .map(key -> probe.status(key.substring("task_status:".length())))
                                .filter(status -> status != null && status.state() == state)
                                .filter(status -> status.failures().stream()
                                        .anyMatch(failure -> failure.error().equals(TaskFailure.ID_TAKEN)
                                                && failure.message().contains(id)))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }
}
