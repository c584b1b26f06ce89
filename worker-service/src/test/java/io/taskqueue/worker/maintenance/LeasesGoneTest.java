package io.taskqueue.worker.maintenance;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.runtime.OwnWorker;
import io.taskqueue.worker.runtime.OwnWorkerTest;
import io.taskqueue.worker.runtime.QueueProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of leases that end otherwise than by their worker's death. */
class LeasesGoneTest extends OwnWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;
    private static final Duration LEASE = Duration.ofSeconds(2);

    @Test
    void recoversNoWorkerWhenAllLeasesEndAtOnceAndEveryWorkerLives() {
        try (OwnWorker first = worker("first", "5").start();
                OwnWorker second = worker("second", "5").start()) {
            awaitPops(2);
            List<String> ids =
                    Stream.generate(() -> probe.push("test.gated")).limit(6).toList();
            soon().until(() -> first.holdings.inFlight() + second.holdings.inFlight() == ids.size());
            // Both are old enough to decide about others.
            soon().pollDelay(LEASE.plusMillis(300)).until(() -> true);

            for (int step = 0; step < 3; step++) {
                String[] leases = probe.redis().keys("worker_status:*").toArray(String[]::new);
                assertThat(leases).hasSize(2);
                probe.redis().del(leases);
                soon().until(() -> probe.redis().exists(leases) == 2);
                // Held from one heartbeat to the next, so that looks fall between two steps of the clock.
                List<String> heartbeats = probe.redis().mget(leases);
                soon().until(() -> Collections.disjoint(probe.redis().mget(leases), heartbeats));
            }
            ids.forEach(first.runs::open);
            ids.forEach(second.runs::open);

            assertThat(ids).allSatisfy(id -> {
                assertThat(probe.await(id, TaskState.COMPLETED).attempt()).isEqualTo(1);
                assertThat(first.runs.of(id) + second.runs.of(id)).isEqualTo(1);
            });
            assertThat(first.count("taskqueue.recovered") + second.count("taskqueue.recovered"))
                    .isZero();
            assertThat(first.count("taskqueue.leases.lost") + second.count("taskqueue.leases.lost"))
                    .isZero();
        }
    }

    @Test
    void registersUnderANewNameAlthoughMemoryIsFull() {
        try (OwnWorker worker = worker("own", "5").start()) {
            String id = probe.push("test.gated");
            soon().until(() -> worker.runs.of(id) == 1);
            String old = worker.lease.worker();

            probe.redis().configSet("maxmemory", "1");
            probe.redis().srem(KEYS.workers(), old);
            probe.redis().del(KEYS.workerStatus(old));

            soon().until(() ->
                    worker.lease.worker() != null && !worker.lease.worker().equals(old));
            soon().until(() -> worker.runs.of(id) == 2);
            worker.runs.open(id);
            assertThat(probe.await(id, TaskState.COMPLETED).worker()).isEqualTo(worker.lease.worker());
            assertThat(worker.count("taskqueue.leases.lost")).isEqualTo(1);
        }
    }

    private static OwnWorker worker(String name, String slots) {
        return new OwnWorker(
                server,
                name,
                Map.of(
                        "taskqueue.worker.lease",
                        LEASE.toSeconds() + "s",
                        "taskqueue.worker.concurrency",
                        slots,
                        "taskqueue.worker.drain",
                        "0s"));
    }
}
