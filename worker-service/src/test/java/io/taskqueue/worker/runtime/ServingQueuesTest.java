package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.runtime.claim.IdleWaits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class ServingQueuesTest extends RunningWorkerTest {
    @Test
    void runsTasksOfEveryQueueItServes() {
        String id = QueueProbe.newId();

        probe.redis().lpush("task_queue:mail", QueueProbe.envelope(id, "test.echo", "\"queue\":\"mail\""));

        assertThat(probe.await(id, TaskState.COMPLETED).queue()).isEqualTo("mail");
    }

    @Test
    void retriesATaskOfAnUnknownQueueInTheQueueItWasFoundIn() {
        String id = QueueProbe.newId();

        probe.redis().lpush("task_queue", QueueProbe.envelope(id, "test.flaky", "\"queue\":\"nobody\""));

        assertThat(probe.await(id, TaskState.COMPLETED).queue()).isEqualTo("default");
        assertThat(probe.redis().exists("task_scheduled:nobody")).isFalse();
        assertThat(probe.redis().sismember("task_queues", "nobody")).isFalse();
    }

    @Test
    void promotesDueTasksOfARegisteredQueueThatNoWorkerServes() {
        probe.redis().sadd("task_queues", "unserved", "broken", "not a name");
        probe.redis().set("task_scheduled:broken", "x");
        String id = QueueProbe.newId();
        probe.redis()
                .zadd("task_scheduled:unserved", 1, QueueProbe.envelope(id, "test.echo", "\"queue\":\"unserved\""));

        soon().until(() -> probe.redis().llen("task_queue:unserved") == 1);

        assertThat(probe.status(id).state()).isEqualTo(TaskState.AVAILABLE);
        assertThat(probe.redis().exists("task_scheduled:unserved")).isFalse();
        probe.redis().del("task_queue:unserved", "task_scheduled:broken", "task_queues");
    }

    @Test
    void leavesAPausedQueueAloneUntilItIsResumed() {
        String id = QueueProbe.newId();
        probe.pause("mail");

        probe.redis().lpush("task_queue:mail", QueueProbe.envelope(id, "test.echo", "\"queue\":\"mail\""));
        soon().during(Duration.ofMillis(500))
                .until(() -> probe.redis().llen("task_queue:mail") == 1 && runs.of(id) == 0);
        probe.resume("mail");

        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void runsNoMoreTasksOfATypeAtOnceThanItsLimit() {
        List<String> ids =
                IntStream.range(0, 6).mapToObj(i -> probe.push("test.limited")).toList();

        soon().until(() -> runs.limitedNow() == 2);
        String other = probe.push("test.echo");
        probe.await(other, TaskState.COMPLETED);
        soon().until(() -> running(ids) == 2);
        probe.awaitBeats(2);
        assertThat(running(ids)).isEqualTo(2);
        assertThat(ids.stream().map(probe::status).filter(status -> status != null && status.startedAt() != null))
                .hasSize(2);
        runs.open("limited");

        ids.forEach(id -> probe.await(id, TaskState.COMPLETED));
        assertThat(runs.mostLimited()).isEqualTo(2);
    }

    private long running(List<String> ids) {
        return ids.stream()
                .map(probe::status)
                .filter(status -> status != null && status.state() == TaskState.RUNNING)
                .count();
    }

    @Test
    void asksRedisLittleWhileThereIsNothingToDo() {
        Duration idle = IdleWaits.LONGEST.multipliedBy(3);
        long before = probe.commandsProcessed();

        soon().pollDelay(idle).until(() -> true);

        // Measured: 130 with the short times of RunningWorker, 28,000 with a queue loop that does not wait.
        long perSecond = (probe.commandsProcessed() - before) / idle.toSeconds();
        assertThat(perSecond).isBetween(1L, 1000L);
    }
}
