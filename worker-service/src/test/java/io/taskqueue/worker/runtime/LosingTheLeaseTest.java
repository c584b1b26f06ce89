package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class LosingTheLeaseTest extends RunningWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;
    /** As many as {@link RunningWorker} has the worker serve, each with one pop. */
    private static final int QUEUES = 2;

    @Inject
    MeterRegistry meters;

    /** Pops begun under a lost name may still take a task; what they take comes back, but a sweep may be quicker. */
    @AfterEach
    void letPopsOfLostNamesEnd() {
        soon().until(() -> probe.blockedClients() <= QUEUES);
    }

    @Test
    void keepsItsNameWhenItsLeaseRanOutUnnoticed() {
        String worker = probe.worker();
        String id = probe.push("test.gated");
        soon().until(() -> runs.of(id) == 1);

        probe.redis().del(KEYS.workerStatus(worker));

        soon().until(() -> probe.redis().exists(KEYS.workerStatus(worker)));
        runs.open(id);
        TaskStatus done = probe.await(id, TaskState.COMPLETED);
        assertThat(done.attempt()).isEqualTo(1);
        assertThat(runs.of(id)).isEqualTo(1);
    }

    @Test
    void registersUnderANewNameWhenItWasFoundDead() {
        String worker = probe.worker();
        String id = probe.push("test.gated");
        soon().until(() -> runs.of(id) == 1);
        double rejected = count("taskqueue.outcomes.rejected");
        double lost = count("taskqueue.leases.lost");

        findDead(worker);

        soon().until(() -> runs.of(id) == 2);
        runs.open(id);
        TaskStatus done = probe.await(id, TaskState.COMPLETED);
        // A pop still under way for the lost name may take the task once more, and a sweep find it there.
        assertThat(done.attempt()).isBetween(2, 3);
        assertThat(done.worker()).isNotEqualTo(worker).isEqualTo(probe.worker());
        assertThat(count("taskqueue.outcomes.rejected")).isEqualTo(rejected + 1);
        assertThat(count("taskqueue.leases.lost")).isEqualTo(lost + 1);
        soon().until(() -> !probe.redis().exists(KEYS.lostWorkers()));
        assertThat(probe.redis().exists(KEYS.processing(worker))).isFalse();
    }

    @Test
    void rejectsALateOutcomeOfATaskItLost() {
        String worker = probe.worker();
        String id = probe.push("test.stubborn", "\"maxAttempts\":1");
        soon().until(() -> runs.of(id) == 1);
        double rejected = count("taskqueue.outcomes.rejected");

        findDead(worker);
        probe.await(id, TaskState.DISCARDED);
        runs.open(id);

        soon().until(() -> count("taskqueue.outcomes.rejected") == rejected + 1);
        assertThat(probe.status(id).state()).isEqualTo(TaskState.DISCARDED);
        assertThat(probe.status(id).failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.WORKER_LOST);
    }

    /** What another worker's recovery does first. */
    private void findDead(String worker) {
        var step = probe.redis().multi();
        step.del(KEYS.workerStatus(worker));
        step.srem(KEYS.workers(), worker);
        step.sadd(KEYS.lostWorkers(), worker);
        step.exec();
    }

    private double count(String counter) {
        return meters.get(counter).counter().count();
    }
}
