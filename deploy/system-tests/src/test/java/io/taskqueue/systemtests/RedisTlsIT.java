package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Fleet;
import io.taskqueue.systemtests.stage.Ledger;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.TlsServer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Encrypted connections, with certificates on both sides; and settings no service starts with. */
class RedisTlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void worksWhereTheCertificateNamesTheHostAndRefusesWhereItDoesNot() {
        try (TlsServer server = TlsServer.start();
                Fleet right = new Fleet(server.environment("localhost"));
                Fleet wrong = new Fleet(server.environment("127.0.0.1"))) {
            right.launch(Service.WORKER);
            right.launch(Service.MONITOR);
            RunningService unverified = wrong.launch(Service.PRODUCER, "TASKQUEUE_REDIS_TLS_VERIFY_HOST", "false");
            RunningService refusing = wrong.launch(Service.PRODUCER, "TASKQUEUE_REDIS_COMMAND_TIMEOUT", "20s");

            right.services().forEach(RunningService::awaitReady);
            unverified.awaitReady();
            try (Ledger ledger = server.ledger()) {
                ledger.awaitCompleted(ledger.push("default"), PATIENCE);
            }
            await().atMost(PATIENCE).until(refusing::isLive);
            assertThat(refusing.isReady()).isFalse();
            assertThat(refusing.log()).contains("event=redis_unavailable reason=\"Redis cannot be reached\"");
        }
    }

    @Test
    void startsNowhereWithSettingsItCannotUseAndNamesTheSetting() {
        try (Fleet fleet = new Fleet(Map.of(
                "TASKQUEUE_REDIS_MODE", "cluster",
                "TASKQUEUE_REDIS_KEY_PREFIX", "tq:",
                "TASKQUEUE_REDIS_PASSWORD", "pass-of-nobody-0f3e"))) {
            Stream.of(Service.values()).forEach(fleet::launch);

            assertThat(fleet.services()).allSatisfy(service -> {
                assertThat(service.awaitExit(PATIENCE).orElse(0))
                        .as("exit value")
                        .isNotZero();
                assertThat(service.log().toLowerCase(Locale.ROOT))
                        .contains("taskqueue.redis.key-prefix: mode cluster needs one with a hash tag such as {tq}:")
                        .doesNotContain("pass-of-nobody-0f3e");
            });
        }
    }
}
