package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Fleet;
import io.taskqueue.systemtests.stage.Ledger;
import io.taskqueue.systemtests.stage.Ledger.Count;
import io.taskqueue.systemtests.stage.RedisCluster;
import io.taskqueue.systemtests.stage.RedisNode;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Submitters;
import io.taskqueue.systemtests.stage.Submitters.Acknowledged;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** All keys of the services lie in one slot of a cluster of three masters. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterIT {
    private static final System.Logger LOG = System.getLogger(RedisClusterIT.class.getName());
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RedisCluster cluster;
    private static Fleet fleet;
    private static RunningService producer;
    private static RunningService monitor;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
        fleet = new Fleet(cluster.environment());
        producer = fleet.launch(Service.PRODUCER);
        monitor = fleet.launch(Service.MONITOR);
        fleet.launch(Service.WORKER);
        fleet.services().forEach(RunningService::awaitReady);
    }

    @AfterAll
    static void stop() {
        if (fleet != null) {
            fleet.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void takesRunsAndShowsTasks() {
        Web.Answer batch = Web.postJson(
                producer.url("/tasks/batch"),
                "[{\"type\":\"text\",\"payload\":{\"text\":\"a\"}},{\"type\":\"text\",\"payload\":{\"text\":\"b\"}}]");
        assertThat(batch.status()).as(batch.text()).isEqualTo(200);

        try (Ledger ledger = new Ledger(cluster.owner().connect(), RedisCluster.PREFIX)) {
            String id = ledger.push("default");
            ledger.awaitCompleted(id, GOES_ON_WITHIN);
            assertThat(Web.get(monitor.url("/tasks/" + id))
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("completed");
            assertThat(ledger.redis().keys("*")).isNotEmpty().allMatch(key -> key.startsWith(RedisCluster.PREFIX));
        }
        assertThat(Web.get(monitor.url("/queues")).status()).isEqualTo(200);
        assertThat(Web.get(monitor.url("/workers")).body().findPath("name").asText())
                .isNotEmpty();
    }

    @Test
    @Order(2)
    void doesNotMindThatAnotherNodeIsAway() {
        RedisNode bystander = cluster.bystander();
        bystander.freeze();
        try (Ledger ledger = new Ledger(cluster.owner().connect(), RedisCluster.PREFIX)) {
            await().atMost(PATIENCE).until(() -> ledger.redis().clusterNodes().contains(" master,fail "));
            Web.Answer submitted =
                    Web.postJson(producer.url("/tasks"), "{\"type\":\"text\",\"payload\":{\"text\":\"a\"}}");

            assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
            ledger.awaitCompleted(submitted.body().path("id").asText(), GOES_ON_WITHIN);
            assertThat(fleet.services()).allMatch(RunningService::isReady);
        } finally {
            bystander.thaw();
        }
        cluster.awaitOk();
    }

    @Test
    @Order(3)
    void goesOnWhenTheOwnerOfTheSlotIsKilled() {
        Submitters submitters = new Submitters(producer, 4);
        fleet.onClose(submitters::close);
        await().atMost(PATIENCE).until(() -> submitters.acknowledged().size() > 200);
        Instant failed = Instant.now();
        cluster.owner().kill();
        RedisNode master = cluster.awaitPromotion();
        Instant promoted = Instant.now();
        try (Ledger ledger = new Ledger(master.connect(), RedisCluster.PREFIX)) {
            await().atMost(GOES_ON_WITHIN)
                    .until(() -> !idsAfter(promoted, submitters).isEmpty()
                            && fleet.services().stream().allMatch(RunningService::isReady));
            ledger.awaitCompleted(idsAfter(promoted, submitters).getFirst(), GOES_ON_WITHIN);
            submitters.close();
            Count all = settled(ledger, idsAfter(Instant.EPOCH, submitters));
            LOG.log(
                    System.Logger.Level.INFO,
                    "cluster failover: promoted after {0} ms; accepted {1}, completed {2}, lost {3}",
                    Duration.between(failed, promoted).toMillis(),
                    all.accepted(),
                    all.completed(),
                    all.unknown());
            assertThat(settled(ledger, idsAfter(promoted, submitters)).unknown())
                    .isZero();
        }
    }

    private static Count settled(Ledger ledger, List<String> ids) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.count(ids).unfinished()).isZero());
        return ledger.count(ids);
    }

    private static List<String> idsAfter(Instant moment, Submitters submitters) {
        return submitters.acknowledged().stream()
                .filter(task -> task.at().isAfter(moment))
                .map(Acknowledged::id)
                .toList();
    }
}
