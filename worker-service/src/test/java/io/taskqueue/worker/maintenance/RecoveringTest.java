package io.taskqueue.worker.maintenance;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.RunningWorker;
import io.taskqueue.worker.runtime.RunningWorkerTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class RecoveringTest extends RunningWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;

    @Test
    void findsATaskWhoseClaimGotLostOnTheWay() {
        String id = QueueProbe.newId();

        probe.redis().lpush(KEYS.processing(probe.worker()), QueueProbe.envelope(id, "test.echo"));

        probe.await(id, TaskState.COMPLETED);
        assertThat(runs.of(id)).isEqualTo(1);
        assertThat(probe.redis().exists(KEYS.processing(probe.worker()))).isFalse();
    }

    @Test
    void recoversAProcessingListOfAnUnknownWorker() {
        String id = QueueProbe.newId();

        probe.redis().hset(KEYS.processingLists(), "ghost", System.currentTimeMillis() + " default");
        probe.redis().lpush(KEYS.processing("ghost"), QueueProbe.envelope(id, "test.echo"));

        TaskStatus again = probe.await(id, TaskState.COMPLETED);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.WORKER_LOST);
        soon().until(() -> !probe.redis().sismember(KEYS.lostWorkers(), "ghost"));
        assertThat(probe.redis().exists(KEYS.processing("ghost"))).isFalse();
    }
}
