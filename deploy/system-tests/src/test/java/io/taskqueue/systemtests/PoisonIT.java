package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A task that kills every worker that runs it. */
class PoisonIT {
    private static final int DEATHS = 3;

    @Test
    void discardsATaskThatKilledThreeWorkersUntilAnOperatorRetriesIt() {
        try (Stage stage = Stage.withRedis().withShortLease()) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            RunningService monitor = stage.launch(Service.MONITOR);
            List<RunningService> workers =
                    Stream.of("w1", "w2", "w3", "w4").map(stage::launchWorker).toList();
            workers.forEach(RunningService::awaitReady);
            monitor.awaitReady();

            gate.shut();
            String id = tasks.submit();
            for (int death = 1; death <= DEATHS; death++) {
                gate.awaitArrived(death);
                String name = tasks.status(id).path("worker").asText();
                workers.stream()
                        .filter(RunningService::isAlive)
                        .filter(worker -> worker.workerName().equals(name))
                        .forEach(RunningService::kill);
            }
            tasks.awaitState(id, "discarded");

            JsonNode status = tasks.status(id);
            assertThat(status.path("reason").asText()).startsWith("poison: 3 workers died");
            assertThat(status.path("failures")).hasSize(DEATHS);
            assertThat(gate.runs(id)).isEqualTo(DEATHS);
            assertThat(Web.get(monitor.url("/dead-letters")).text()).contains(id);

            gate.open();
            assertThat(Web.postJson(monitor.url("/dead-letters/" + id + "/retry"), "")
                            .status())
                    .isEqualTo(200);
            tasks.awaitState(id, "completed");
            await().untilAsserted(() ->
                    assertThat(Web.get(monitor.url("/dead-letters")).text()).doesNotContain(id));
            tasks.assertNothingUnderWay();
        }
    }

    @Test
    void discardsTheCulpritAndNoneOfItsNeighbours() {
        try (Stage stage = Stage.withRedis().withShortLease()) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            gate.shut();
            List<String> ids = tasks.submit(50);
            String culprit = ids.get(25);
            RunningService worker = stage.launchWorker("w1").awaitReady();
            for (int death = 1; death < DEATHS; death++) {
                gate.awaitArrived(death * ids.size());
                RunningService next = stage.launchWorker("w" + (death + 1)).awaitReady();
                worker.kill();
                worker = next;
            }
            gate.hold(culprit);
            gate.awaitArrived(2 * ids.size() + 1);
            gate.open();
            await().atMost(Duration.ofSeconds(60)).until(() -> gate.runs(culprit) == DEATHS);
            assertThat(tasks.held(worker.workerName()))
                    .as("tasks that wait beside it")
                    .isPositive();
            RunningService last = stage.launchWorker("w4").awaitReady();
            worker.kill();

            tasks.awaitState(culprit, "discarded");
            tasks.awaitCompleted(ids.stream().filter(id -> !id.equals(culprit)).toList());

            assertThat(last.isAlive()).isTrue();
            assertThat(tasks.status(culprit).path("reason").asText()).startsWith("poison: 3 workers died");
            assertThat(tasks.redis().zrange("task_dead", 0, -1)).containsExactly(culprit);
            assertThat(ids).allSatisfy(id -> assertThat(gate.runs(id)).isBetween(1, DEATHS));
            tasks.assertNothingUnderWay();
        }
    }
}
