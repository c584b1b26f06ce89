package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.config.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that holds another type hurts what belongs there and nothing else. */
@QuarkusTest
@WithTestResource(RunningWorker.class)
class WrongTypesTest extends RunningWorkerTest {
    private static final List<String> WRONG =
            List.of("task_scheduled:mail", "task_queue:mail", "queue_control:mail", "queue_control:default");

    private static final List<String> WRONG_PLACES = List.of("task_oversized", "task_processing_lists");

    @AfterEach
    void repair() {
        WRONG.forEach(probe.redis()::del);
        WRONG_PLACES.forEach(probe.redis()::del);
    }

    @Test
    void retriesTasksOfOtherQueuesAndThoseOfThisOneOnceTheScheduleIsRepaired() {
        probe.redis().set("task_scheduled:mail", "no sorted set");
        List<String> stuck =
                IntStream.range(0, 60).mapToObj(i -> pushToMail("test.flaky")).toList();

        String other = probe.push("test.flaky");
        probe.await(other, TaskState.COMPLETED);
        String poor = probe.push("test.nonretryable");
        probe.await(poor, TaskState.DISCARDED);
        probe.redis().del("task_scheduled:mail");

        stuck.forEach(id -> probe.await(id, TaskState.COMPLETED));
        stuck.forEach(id -> assertThat(runs.of(id)).isEqualTo(3));
    }

    @Test
    void claimsFromOtherQueuesWhereOneIsNoList() {
        probe.redis().set("task_queue:mail", "no list");

        probe.await(probe.push("test.echo"), TaskState.COMPLETED);
        probe.redis().del("task_queue:mail");

        probe.await(pushToMail("test.echo"), TaskState.COMPLETED);
    }

    @Test
    void pausesAQueueWhateverLiesUnderTheControlKeyOfAnother() {
        probe.redis().lpush("queue_control:mail", "no record");
        String id = QueueProbe.newId();
        probe.pause("default");

        probe.redis().lpush("task_queue", QueueProbe.envelope(id, "test.echo"));
        soon().during(Duration.ofMillis(300)).until(() -> runs.of(id) == 0);
        String mail = pushToMail("test.echo");
        probe.await(mail, TaskState.COMPLETED);
        String lost = QueueProbe.newId();
        probe.redis().lpush("task_processing:" + probe.worker(), QueueProbe.envelope(lost, "test.echo"));
        probe.await(lost, TaskState.COMPLETED);
        probe.resume("default");

        probe.await(id, TaskState.COMPLETED);
    }

    @Test
    void recoversTheOtherTasksOfADeadWorkerWhereOneQueueIsNoList() {
        probe.redis().set("task_queue:mail", "no list");
        String id = QueueProbe.newId();
        String stuck = QueueProbe.newId();
        String ghost = "task_processing:ghost-" + id;
        probe.redis().lpush(ghost, QueueProbe.envelope(id, "test.echo"));
        for (int i = 0; i < 150; i++) {
            probe.redis().lpush(ghost, QueueProbe.envelope(stuck + i, "test.echo", "\"queue\":\"mail\""));
        }

        probe.redis().sadd("task_workers_lost", "ghost-" + id);

        probe.await(id, TaskState.COMPLETED);
        assertThat(probe.redis().llen(ghost)).isEqualTo(150);
        probe.redis().del("task_queue:mail");
        probe.await(stuck + 149, TaskState.COMPLETED);
        soon().until(() -> !probe.redis().exists(ghost));
    }

    @Test
    void worksOnWithoutThePlaceForLargeElementsAndTheNamesOfLists() {
        try (LogLines rounds = new LogLines(Loop.class)) {
            WRONG_PLACES.forEach(key -> {
                probe.redis().del(key);
                probe.redis().set(key, "no list, no hash");
            });
            String lost = QueueProbe.newId();
            probe.redis().lpush("task_processing:ghost-" + lost, QueueProbe.envelope(lost, "test.echo"));
            probe.redis().sadd("task_workers_lost", "ghost-" + lost);

            probe.await(lost, TaskState.COMPLETED);
            probe.await(probe.push("test.flaky"), TaskState.COMPLETED);
            List<String> many = IntStream.range(0, 60)
                    .mapToObj(i -> pushToMail("test.echo"))
                    .toList();
            many.forEach(id -> probe.await(id, TaskState.COMPLETED));

            soon().until(() -> count(rounds, "event=round_failed") == 2);
            repair();
            soon().until(() -> count(rounds, "event=round_succeeded") == 2);
        }
    }

    /** How many of the two loops that need the keys have said so. */
    private static long count(LogLines rounds, String words) {
        return rounds.records().stream()
                .filter(line -> line.getMessage().startsWith(words))
                .count();
    }

    private String pushToMail(String type) {
        String id = QueueProbe.newId();
        probe.redis().lpush("task_queue:mail", QueueProbe.envelope(id, type, "\"queue\":\"mail\""));
        return id;
    }
}
