package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Submitters;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kills Redis (SIGKILL) and starts it again on its append-only file.
 *
 * <p>With {@code appendfsync everysec} a killed process loses nothing it has answered: it writes to the file before it
 * answers, and what is written is the kernel's. Only a kernel crash or power loss may take the last second, more if the
 * disk stalls.
 */
class RedisRestartIT {
    private static final String[] DURABLE = {"appendonly yes", "appendfsync everysec"};
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void losesNoAcknowledgedTaskAndGoesOnByItself() {
        try (Stage stage = Stage.withRedis(DURABLE)) {
            RunningService producer = stage.launch(Service.PRODUCER);
            List<RunningService> services = List.of(
                    producer, stage.launch(Service.MONITOR), stage.launchWorker("w1"), stage.launchWorker("w2"));
            services.forEach(RunningService::awaitReady);

            Submitters submitters = new Submitters(producer, 8);
            stage.onClose(submitters::close);
            await().atMost(PATIENCE).until(() -> submitters.acknowledged().size() > 500);
            stage.redis().kill();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(services)
                            .allMatch(RunningService::isLive)
                            .noneMatch(RunningService::isReady));
            assertRefusesWithRetryAfter(producer);
            stage.redis().startAgain();
            await().atMost(PATIENCE).until(() -> services.stream().allMatch(RunningService::isReady));
            int before = submitters.acknowledged().size();
            await().atMost(PATIENCE).until(() -> submitters.acknowledged().size() > before + 500);
            submitters.close();

            assertThat(services).allMatch(RunningService::isLive);
            stage.tasks().awaitCompleted(submitters.acknowledged());
            stage.tasks().assertNothingUnderWay();
            assertIdleWorkersTakeATaskAtOnce(stage.tasks());
        }
    }

    @Test
    void doesNotRunTasksTwiceWhenRedisIsAwayForLongerThanTheLease() {
        try (Stage stage = Stage.withRedis(DURABLE).withShortLease()) {
            Gate gate = stage.gate();
            Tasks tasks = stage.tasks();
            List<RunningService> workers =
                    Stream.of("w1", "w2").map(stage::launchWorker).toList();
            workers.forEach(RunningService::awaitReady);
            gate.shut();
            List<String> ids = tasks.submit(20);
            gate.awaitArrived(20);
            List<String> names =
                    workers.stream().map(RunningService::workerName).sorted().toList();

            stage.redis().kill();
            await().pollDelay(Duration.ofSeconds(5))
                    .until(() -> workers.stream().noneMatch(RunningService::isReady));
            stage.redis().startAgain();
            await().atMost(PATIENCE).until(() -> workers.stream().allMatch(RunningService::isReady));
            gate.open();
            tasks.awaitCompleted(ids);

            assertThat(ids).allSatisfy(id -> assertThat(gate.runs(id)).isEqualTo(1));
            assertThat(tasks.workers()).containsExactlyInAnyOrderElementsOf(names);
            tasks.assertNothingUnderWay();
        }
    }

    private static void assertRefusesWithRetryAfter(RunningService producer) {
        Web.Answer refused = Web.postJson(producer.url("/tasks"), "{\"type\":\"text\",\"payload\":{\"text\":\"now\"}}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).containsOnlyDigits());
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static void assertIdleWorkersTakeATaskAtOnce(Tasks tasks) {
        String id = tasks.submit();
        await().atMost(Duration.ofSeconds(3)).until(() -> tasks.state(id).equals("completed"));
    }
}
