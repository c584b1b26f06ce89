package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.OutageLog;
import io.taskqueue.worker.config.LogLines;
import io.taskqueue.worker.runtime.claim.ClaimLane;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FullMemoryTest extends OwnWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;
    private static final int TASKS = 600;
    /** What {@link ClaimLane} asks for in one go of tasks of 6 KB. */
    private static final long ONE_CLAIM = 100;

    @Test
    void claimsLargeTasksByScriptsOnceAMoveIsRefusedAndLogsItOnce() {
        String[] tasks = IntStream.range(0, TASKS)
                .mapToObj(i -> QueueProbe.envelope("large-" + i, "test.echo", "\"pad\":\"" + "x".repeat(6_000) + '"'))
                .toArray(String[]::new);
        probe.redis().lpush(KEYS.queue("default"), tasks);
        probe.redis().configSet("maxmemory", "1");
        long refusedBefore = refusedMoves();
        try (LogLines rounds = new LogLines(Loop.class);
                LogLines outage = new LogLines(OutageLog.class);
                OwnWorker worker = new OwnWorker(server, "large", Map.of()).start()) {
            soon().until(() -> worker.runs.count() == TASKS);
            soon().until(() -> worker.holdings.inFlight() == 0 && probe.redis().llen(KEYS.queue("default")) == 0);

            assertThat(refusedMoves() - refusedBefore).isBetween(1L, ONE_CLAIM);
            assertThat(rounds.records()).isEmpty();
            assertThat(outage.records()).hasSize(1).allSatisfy(line -> {
                assertThat(line.getMessage())
                        .startsWith("event=redis_unavailable")
                        .endsWith("kind=out_of_memory");
                assertThat(line.getThrown()).isNull();
            });
        }
    }

    @Test
    void logsOnceThatRedisRefusesWrites() {
        try (LogLines rounds = new LogLines(Loop.class);
                LogLines outage = new LogLines(OutageLog.class);
                OwnWorker worker = new OwnWorker(server, "refused", Map.of("taskqueue.worker.lease", "1s")).start()) {
            awaitPops(1);

            probe.redis().configSet("min-replicas-to-write", "1");
            soon().until(() -> !worker.lease.holdsLease());

            assertThat(outage.records())
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line.getMessage())
                            .startsWith("event=redis_unavailable")
                            .endsWith("kind=away")
                            .contains("NOREPLICAS"));
            assertThat(rounds.records()).isEmpty();
            probe.redis().configSet("min-replicas-to-write", "0");
            soon().until(worker.lease::holdsLease);
        }
    }

    private long refusedMoves() {
        return probe.redis()
                .info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_lmove:"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*rejected_calls=(\\d+).*", "$1")))
                .sum();
    }
}
