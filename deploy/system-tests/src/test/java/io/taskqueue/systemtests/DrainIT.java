package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Stops a worker in order (SIGTERM) while it runs tasks. */
class DrainIT {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    @Test
    void givesLongTasksBackUnspentWhenTheDrainTimeIsOver() {
        try (Stage stage = Stage.withRedis().with("TASKQUEUE_WORKER_DRAIN", "1s")) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            RunningService leaving = stage.worker("leaving");
            gate.shut();
            List<String> ids = tasks.submit(10);
            gate.awaitArrived(10);
            RunningService staying = stage.worker("staying");

            String name = leaving.workerName();
            leaving.terminate();
            gate.awaitArrived(20);
            JsonNode second = tasks.status(ids.getFirst());
            gate.open();
            tasks.awaitCompleted(ids);

            assertThat(second.path("attempt").asInt()).isEqualTo(1);
            assertThat(ids).allSatisfy(id -> {
                assertThat(tasks.status(id).path("attempt").asInt(1)).isEqualTo(1);
                assertThat(tasks.status(id).path("worker").asText()).isEqualTo(staying.workerName());
                assertThat(gate.runs(id)).isEqualTo(2);
            });
            assertLeft(leaving, name, tasks);
            assertThat(leaving.log()).contains("released=10");
        }
    }

    @Test
    void finishesShortTasksAndLeavesWaitingOnesWhereTheyAre() {
        try (Stage stage = Stage.withRedis().with("TASKQUEUE_WORKER_DRAIN", "20s")) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            RunningService leaving =
                    stage.with("TASKQUEUE_WORKER_CONCURRENCY", "5").worker("leaving");
            gate.shut();
            List<String> running = tasks.submit(5);
            gate.awaitArrived(5);
            List<String> waiting = tasks.submit(5);

            String name = leaving.workerName();
            leaving.terminate();
            await().until(() -> leaving.log().contains("event=draining inFlight=5"));
            gate.open();

            assertLeft(leaving, name, tasks);
            assertThat(tasks.notCompleted(running)).isEmpty();
            assertThat(tasks.redis().llen("task_queue")).isEqualTo(waiting.size());
            assertThat(waiting).allSatisfy(id -> assertThat(gate.runs(id)).isZero());
        }
    }

    /**
     * The idle worker's pop is still under way when the task comes; of {@code drain.rounds} rounds each has a new
     * worker.
     */
    @Test
    void runsToItsEndOrLeavesAloneATaskThatComesWithTheSignal() {
        int rounds = Integer.getInteger("drain.rounds", 2);
        try (Stage stage = Stage.withRedis().with("TASKQUEUE_WORKER_DRAIN", "20s")) {
            Tasks tasks = stage.tasks();
            for (int round = 0; round < rounds; round++) {
                RunningService leaving = stage.worker("leaving");
                String name = leaving.workerName();
                String id = "task-" + round;
                String task = "{\"id\":\"" + id + "\",\"type\":\"probe\",\"payload\":{\"pauseMillis\":1500}}";

                leaving.terminate();
                await().until(() -> leaving.log().contains("event=draining "));
                tasks.push(task);

                assertLeft(leaving, name, tasks);
                assertThat(leaving.log()).as("round %d", round).contains("released=0 clean=true");
                if (tasks.redis().llen("task_queue") == 0) {
                    assertThat(tasks.state(id)).isEqualTo("completed");
                } else {
                    assertThat(tasks.redis().rpop("task_queue")).isEqualTo(task);
                    assertThat(tasks.status(id).isMissingNode()).isTrue();
                }
            }
        }
    }

    private static void assertLeft(RunningService worker, String name, Tasks tasks) {
        OptionalInt exit = worker.awaitExit(LONGEST_STOP);
        assertThat(exit).isPresent();
        assertThat(exit.getAsInt()).isIn(0, 143);
        assertThat(tasks.workers()).doesNotContain(name);
        assertThat(tasks.redis().keys("*" + name + "*")).isEmpty();
    }
}
