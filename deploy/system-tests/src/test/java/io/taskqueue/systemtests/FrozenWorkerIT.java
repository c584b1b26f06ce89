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
import org.junit.jupiter.api.Test;

/** Stops a worker's clock for longer than its lease and lets it go on. */
class FrozenWorkerIT {
    private static final int TASKS = 20;

    @Test
    void rejectsWhatAWorkerFrozenPastItsLeaseHasToTell() {
        try (Stage stage = Stage.withRedis().withShortLease()) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            RunningService frozen = stage.worker("frozen");
            String firstName = frozen.workerName();
            gate.shut();
            List<String> ids = tasks.submit(TASKS);
            gate.awaitArrived(TASKS);
            RunningService other = stage.worker("other");

            frozen.freeze();
            gate.awaitArrived(2 * TASKS);
            gate.open();
            tasks.awaitCompleted(ids);
            List<JsonNode> told = ids.stream().map(tasks::status).toList();
            frozen.thaw();

            await().atMost(Duration.ofSeconds(20)).until(() -> frozen.metric("taskqueue_leases_lost_total") == 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !frozen.workerName().isEmpty() && frozen.isReady());
            assertThat(frozen.workerName()).startsWith("frozen-").isNotEqualTo(firstName);
            await().untilAsserted(() -> assertThat(frozen.metric("taskqueue_outcomes_rejected_total"))
                    .isEqualTo(TASKS));
            assertThat(ids).allSatisfy(id -> assertThat(gate.runs(id)).isEqualTo(2));
            assertThat(ids.stream().map(tasks::status).toList()).isEqualTo(told);
            assertThat(told).allSatisfy(status -> {
                assertThat(status.path("worker").asText()).isEqualTo(other.workerName());
                assertThat(status.path("attempt").asInt()).isEqualTo(2);
            });

            other.terminate();
            other.awaitExit(Duration.ofSeconds(20));
            String next = tasks.submit();
            tasks.awaitState(next, "completed");
            assertThat(tasks.status(next).path("worker").asText()).isEqualTo(frozen.workerName());
            tasks.assertNothingUnderWay();
        }
    }
}
