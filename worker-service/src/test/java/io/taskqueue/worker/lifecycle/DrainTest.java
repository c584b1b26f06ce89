package io.taskqueue.worker.lifecycle;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.runtime.OwnWorker;
import io.taskqueue.worker.runtime.OwnWorkerTest;
import io.taskqueue.worker.runtime.QueueProbe;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DrainTest extends OwnWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;

    @Test
    void isNotDrainedWhileAnElementIsOnItsWayFromAPopToItsHandler() {
        try (OwnWorker worker = worker("20s")) {
            AtomicBoolean drained = new AtomicBoolean(true);
            worker.beforeArrivalsStart(() -> {
                worker.queueLoop.stopClaiming();
                drained.set(worker.queueLoop.isDrained());
            });
            worker.start();
            awaitPops(1);

            probe.await(probe.push("test.echo"), TaskState.COMPLETED);

            assertThat(drained).isFalse();
            soon().until(worker.queueLoop::isDrained);
        }
    }

    @Test
    void finishesATaskThatAPopReturnsWhileTheDrainBegins() throws InterruptedException {
        try (OwnWorker worker = worker("20s")) {
            Thread drain = Thread.ofPlatform().unstarted(worker::drain);
            worker.beforeArrivalsStart(() -> {
                drain.start();
                // It waits for the loop, one way or the other.
                soon().until(() -> worker.lease.isDraining() && drain.getState() == Thread.State.TIMED_WAITING);
            });
            worker.start();
            awaitPops(1);

            String id = probe.push("test.gated");
            soon().until(() -> worker.runs.of(id) == 1);
            probe.await(id, TaskState.RUNNING);
            worker.runs.open(id);
            drain.join();

            assertThat(probe.status(id).state()).isEqualTo(TaskState.COMPLETED);
            assertThat(worker.count("taskqueue.released")).isZero();
            assertNothingIsLeft();
        }
    }

    @Test
    void returnsUnchangedWhatAPopReturnsAfterTheLastRound() {
        try (OwnWorker worker = worker("0s")) {
            // By hand, so that no round follows the pop's answer; a heartbeat, so that none sleeps.
            soon().until(() -> {
                worker.queueLoop.beaten();
                worker.queueLoop.round();
                return probe.blockedClients() == 1;
            });
            worker.queueLoop.stopClaiming();
            probe.redis().lpush(KEYS.queue("default"), "first", "second");

            soon().until(worker.lastRound::finishUp);
            worker.lease.leave();

            assertThat(probe.redis().lrange(KEYS.queue("default"), 0, -1)).containsExactly("second", "first");
            assertThat(worker.count("taskqueue.released")).isEqualTo(1);
            assertNothingIsLeft();
        }
    }

    @Test
    void interruptsWhatRunsWhenTheDrainTimeIsOverAndSpendsNoAttempt() {
        try (OwnWorker worker = worker("0s")) {
            worker.start();
            awaitPops(1);
            String id = probe.push("test.gated");
            soon().until(() -> worker.runs.of(id) == 1);

            worker.drain();

            assertThat(probe.status(id).state()).isEqualTo(TaskState.AVAILABLE);
            assertThat(probe.status(id).attempt()).isEqualTo(1);
            assertThat(probe.redis().llen(KEYS.queue("default"))).isEqualTo(1);
            assertNothingIsLeft();
        }
    }

    private void assertNothingIsLeft() {
        assertThat(probe.redis().keys("task_processing:*")).isEmpty();
        assertThat(probe.redis().keys("worker_status:*")).isEmpty();
        assertThat(probe.redis().smembers(KEYS.workers())).isEmpty();
        assertThat(probe.redis().smembers(KEYS.lostWorkers())).isEmpty();
    }

    private static OwnWorker worker(String drainTime) {
        return new OwnWorker(server, "drained", Map.of("taskqueue.worker.drain", drainTime));
    }
}
