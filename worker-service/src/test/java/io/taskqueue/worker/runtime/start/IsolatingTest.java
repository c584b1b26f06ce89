package io.taskqueue.worker.runtime.start;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.RunningWorker;
import io.taskqueue.worker.runtime.RunningWorkerTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a worker runs tasks that would be poison if it died with them. */
@QuarkusTest
@WithTestResource(RunningWorker.class)
class IsolatingTest extends RunningWorkerTest {
    private static final String SUSPECT = "\"workerDeaths\":2,\"attempt\":3";

    @Test
    void runsEachSuspectAloneAndThenTheOthers() {
        String before = QueueProbe.newId();
        String first = QueueProbe.newId();
        String second = QueueProbe.newId();
        // A pop returns the oldest, and the claim that follows returns both suspects.
        probe.redis()
                .lpush(
                        "task_queue",
                        QueueProbe.envelope(before, "test.gated"),
                        QueueProbe.envelope(first, "test.gated", SUSPECT),
                        QueueProbe.envelope(second, "test.gated", SUSPECT));
        awaitHeld(3);
        String after = probe.push("test.echo");

        soon().during(Duration.ofMillis(500)).until(() -> runs.of(first) + runs.of(second) + runs.of(after) == 0);
        runs.open(before);
        soon().until(() -> runs.of(first) + runs.of(second) == 1);
        String running = runs.of(first) == 1 ? first : second;
        String waiting = running.equals(first) ? second : first;
        soon().during(Duration.ofMillis(300)).until(() -> runs.of(waiting) + runs.of(after) == 0);
        assertThat(probe.status(running).state()).isEqualTo(TaskState.RUNNING);
        assertThat(probe.status(waiting)).isNull();
        runs.open(running);
        soon().until(() -> runs.of(waiting) == 1);
        assertThat(runs.of(after)).isZero();
        runs.open(waiting);

        probe.await(first, TaskState.COMPLETED);
        probe.await(second, TaskState.COMPLETED);
        probe.await(after, TaskState.COMPLETED);
    }

    @Test
    void runsASuspectWithTheIdOfADeadLetterUnderAnother() {
        String id = QueueProbe.newId();
        probe.redis().zadd("task_dead", 1, id);
        probe.redis().set("task_status:" + id, "the dead letter's");

        probe.redis().lpush("task_queue", QueueProbe.envelope(id, "test.echo", SUSPECT));

        soon().until(() -> probe.redis().llen("task_queue") == 0);
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == 0);
        assertThat(runs.of(id)).isZero();
        assertThat(probe.redis().get("task_status:" + id)).isEqualTo("the dead letter's");
        probe.redis().zrem("task_dead", id);
        probe.redis().del("task_status:" + id);
    }

    /** Forty that each waited for the loop to look again of its own accord would take longer than is waited here. */
    @Test
    void runsSuspectsRightAfterOneAnother() {
        List<String> suspects =
                IntStream.range(0, 40).mapToObj(i -> QueueProbe.newId()).toList();
        probe.redis()
                .lpush(
                        "task_queue",
                        suspects.stream()
                                .map(id -> QueueProbe.envelope(id, "test.echo", SUSPECT))
                                .toArray(String[]::new));

        soon().until(() -> suspects.stream().allMatch(id -> runs.of(id) == 1));

        probe.await(suspects.getFirst(), TaskState.COMPLETED);
        probe.await(suspects.getLast(), TaskState.COMPLETED);
    }

    @Test
    void runsASuspectRightAfterAnEqualOne() {
        String id = QueueProbe.newId();
        String suspect = QueueProbe.envelope(id, "test.echo", SUSPECT);

        probe.redis().lpush("task_queue", suspect, suspect);

        soon().until(() -> runs.of(id) == 2);
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == 0);
    }

    private void awaitHeld(int tasks) {
        soon().until(() -> probe.redis().llen("task_processing:" + probe.worker()) == tasks);
    }
}
