package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Submitters;
import io.taskqueue.systemtests.stage.Submitters.Acknowledged;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Kills Redis (SIGKILL) and starts it again on its append-only file.
 *
 * <p>With {@code appendfsync always} everything Redis has answered is in the file. With {@code everysec} it is not
 * always: while an fsync runs, Redis answers but keeps what it should write in its own memory, for up to two seconds,
 * and a killed process loses that. No client of Redis can tell, so what our services may lose then is bounded, not
 * zero.
 */
class RedisRestartIT {
    private static final System.Logger LOG = System.getLogger(RedisRestartIT.class.getName());
    private static final String[] DURABLE = {"appendonly yes", "appendfsync everysec"};
    /** Redis' two seconds, and one for its timers on a busy machine. */
    private static final Duration LONGEST_HELD_BACK = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What was acknowledged under load.
     *
     * @param killedAt when Redis was known to be dead; answers to what it had done before may still arrive later
     * @param restartedAt when Redis was about to be started again
     */
    private record Load(Instant killedAt, Instant restartedAt, List<Acknowledged> acknowledged) {
        List<String> ids(Predicate<Instant> when) {
            return acknowledged.stream()
                    .filter(task -> when.test(task.at()))
                    .map(Acknowledged::id)
                    .toList();
        }
    }

    @Test
    void losesNoAcknowledgedTaskWithFsyncAlways() {
        try (Stage stage = Stage.withRedis("appendonly yes", "appendfsync always")) {
            Load load = killUnderLoad(stage);

            stage.tasks().awaitCompleted(load.ids(at -> true));
            stage.tasks().assertNothingUnderWay();
            assertIdleWorkersTakeATaskAtOnce(stage.tasks());
        }
    }

    @Test
    void losesAtMostWhatRedisHeldBackWithFsyncEverySecond() {
        try (Stage stage = Stage.withRedis(DURABLE)) {
            Load load = killUnderLoad(stage);
            Instant from = load.killedAt().minus(LONGEST_HELD_BACK);
            Predicate<Instant> heldBack = at -> !at.isBefore(from) && at.isBefore(load.restartedAt());

            stage.tasks().awaitCompleted(load.ids(heldBack.negate()));
            stage.tasks().assertNothingUnderWay();
            List<String> last = load.ids(heldBack);
            LOG.log(
                    System.Logger.Level.INFO,
                    "appendfsync everysec: a killed Redis lost {0} of the last {1} acknowledged tasks",
                    stage.tasks().unknown(last),
                    last.size());
            assertIdleWorkersTakeATaskAtOnce(stage.tasks());
        }
    }

    private static Load killUnderLoad(Stage stage) {
        RunningService producer = stage.launch(Service.PRODUCER);
        List<RunningService> services =
                List.of(producer, stage.launch(Service.MONITOR), stage.launchWorker("w1"), stage.launchWorker("w2"));
        services.forEach(RunningService::awaitReady);

        Submitters submitters = new Submitters(producer, 8);
        stage.onClose(submitters::close);
        Instant loadFrom = Instant.now().plus(LONGEST_HELD_BACK);
        await().atMost(PATIENCE).until(() -> acknowledgedAfter(loadFrom, submitters) > 500);
        stage.redis().kill();
        Instant killedAt = Instant.now();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(services).allMatch(RunningService::isLive).noneMatch(RunningService::isReady));
        assertRefusesWithRetryAfter(producer);
        Instant restartedAt = Instant.now();
        stage.redis().startAgain();
        await().atMost(PATIENCE).until(() -> services.stream().allMatch(RunningService::isReady));
        await().atMost(PATIENCE).until(() -> acknowledgedAfter(restartedAt, submitters) > 500);
        submitters.close();
        assertThat(services).allMatch(RunningService::isLive);
        return new Load(killedAt, restartedAt, submitters.acknowledged());
    }

    private static long acknowledgedAfter(Instant moment, Submitters submitters) {
        return submitters.acknowledged().stream()
                .filter(task -> task.at().isAfter(moment))
                .count();
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
