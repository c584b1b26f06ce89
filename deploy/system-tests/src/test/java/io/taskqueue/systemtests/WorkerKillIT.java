package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Kills one of two workers, with 2,000 tasks in flight, at each step of a task; default lease and sweep. */
@Isolated("holds workers to their default times")
class WorkerKillIT {
    private static final int SLOTS = 1_000;
    private static final int IN_FLIGHT = 2 * SLOTS;
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(10 + 2);
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private static Stage stage;
    private static RunningService survivor;

    private final Gate gate = stage.gate();
    private final Tasks tasks = stage.tasks();
    private RunningService victim;
    private String victimName;
    private int arrivedBefore;

    @BeforeAll
    static void startSurvivor() {
        stage = Stage.withRedis().with("TASKQUEUE_WORKER_CONCURRENCY", String.valueOf(SLOTS));
        survivor = stage.worker("survivor");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void startVictim() {
        victim = stage.worker("victim");
        victimName = victim.workerName();
        arrivedBefore = gate.arrived();
        gate.shut();
    }

    @AfterEach
    void open() {
        gate.open();
        victim.close();
    }

    @Test
    void runsClaimedTasksOfAKilledWorkerAgain() {
        List<String> ids = submitAndAwaitInFlight();

        Instant killedAt = kill();
        gate.open();

        assertAllCompleted(ids, killedAt);
        assertThat(runTwice(ids)).hasSize(SLOTS);
        assertThat(tasks.status(runTwice(ids).getFirst()).path("attempt").asInt())
                .isEqualTo(2);
    }

    @Test
    void runsTasksAgainWhoseEffectIsDoneButNotTold() {
        List<String> ids = submitAndAwaitInFlight();
        int answered = gate.answered();

        victim.freeze();
        gate.open();
        gate.awaitAnswered(answered + IN_FLIGHT);
        Instant killedAt = kill();

        assertAllCompleted(ids, killedAt);
        assertThat(runTwice(ids)).hasSize(SLOTS);
    }

    @Test
    void losesNothingWhenAWorkerDiesBeforeItsOutcomesAreAccepted() {
        List<String> ids = submitAndAwaitInFlight();
        int answered = gate.answered();

        stage.redis().freeze();
        gate.open();
        gate.awaitAnswered(answered + IN_FLIGHT);
        Instant killedAt = kill();
        stage.redis().thaw();

        assertAllCompleted(ids, killedAt);
        assertThat(runTwice(ids)).hasSizeLessThanOrEqualTo(SLOTS);
    }

    @Test
    void losesNothingWhenAWorkerDiesAtAnyMomentUnderFullLoad() {
        List<String> ids = new ArrayList<>(submitAndAwaitInFlight());
        ids.addAll(tasks.submit(2 * IN_FLIGHT));
        int moment = gate.answered() + ThreadLocalRandom.current().nextInt(ids.size());

        gate.open();
        gate.awaitAnswered(moment);
        Instant killedAt = kill();

        assertAllCompleted(ids, killedAt);
        assertThat(runTwice(ids))
                .as("tasks run twice, killed at answer %d", moment)
                .hasSizeLessThanOrEqualTo(SLOTS);
    }

    private List<String> submitAndAwaitInFlight() {
        List<String> ids = tasks.submit(IN_FLIGHT);
        gate.awaitArrived(arrivedBefore + IN_FLIGHT);
        return ids;
    }

    private Instant kill() {
        victim.kill();
        return Instant.now();
    }

    private void assertAllCompleted(List<String> ids, Instant killedAt) {
        tasks.awaitCompleted(ids);
        Instant latest = killedAt.plus(LEASE_AND_SWEEP).plus(MARGIN);
        assertThat(ids).allSatisfy(id -> {
            List<Instant> effects = gate.effects(id);
            assertThat(effects).hasSizeBetween(1, 2);
            assertThat(effects.getLast()).isBefore(latest);
        });
        await().atMost(LEASE_AND_SWEEP.plus(MARGIN))
                .untilAsserted(() -> assertThat(tasks.workers()).containsExactly(survivor.workerName()));
        assertThat(tasks.held(victimName)).isZero();
        tasks.assertNothingUnderWay();
    }

    private List<String> runTwice(List<String> ids) {
        return ids.stream().filter(id -> gate.runs(id) == 2).toList();
    }
}
