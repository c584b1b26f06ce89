package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.acl.UsersFile;
import io.taskqueue.systemtests.stage.Fleet;
import io.taskqueue.systemtests.stage.Ledger;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Web;
import io.taskqueue.testing.RealRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Each service logs in as its own user and does all it can; Redis then has turned nobody away. */
class RedisUsersIT {
    private static final Path ROOT = Path.of(System.getProperty("services.root"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "pass-of-users-44d0";

    @Test
    void lacksNoPermission() {
        try (RealRedis server = RealRedis.start();
                Jedis redis = server.connect();
                Ledger ledger = new Ledger(server.connect(), "");
                Fleet fleet = new Fleet(environment(server))) {
            Stream.of(Service.values()).forEach(service -> {
                redis.aclSetUser(UsersFile.user(service), UsersFile.rules(ROOT, service));
                redis.aclSetUser(UsersFile.user(service), "on", ">" + PASSWORD);
            });
            RunningService producer = launch(fleet, Service.PRODUCER);
            RunningService monitor = launch(fleet, Service.MONITOR);
            RunningService killed = launch(fleet, Service.WORKER);
            fleet.services().forEach(RunningService::awaitReady);

            submit(producer, ledger);
            operate(monitor, ledger);
            RunningService rescuer = launch(fleet, Service.WORKER).awaitReady();
            killed.kill();
            await().atMost(PATIENCE).until(() -> redis.scard("task_workers") == 1);
            ledger.awaitCompleted(ledger.push("default"), PATIENCE);
            rescuer.terminate();
            assertThat(rescuer.awaitExit(PATIENCE)).isPresent();

            assertThat(redis.scard("task_workers")).isZero();
            assertThat(redis.aclLog()).isEmpty();
            assertThat(fleet.services()).noneMatch(service -> service.log().contains("NOPERM"));
            assertThat(fleet.services()).noneMatch(service -> service.log().contains(PASSWORD));
        }
    }

    private static Map<String, String> environment(RealRedis server) {
        return Map.of(
                "TASKQUEUE_REDIS_HOSTS", server.uri(),
                "TASKQUEUE_REDIS_PASSWORD", PASSWORD,
                "TASKQUEUE_WORKER_LEASE", "2s",
                "TASKQUEUE_WORKER_SWEEP_EVERY", "200ms",
                "TASKQUEUE_WORKER_ORPHAN_SWEEP_EVERY", "200ms",
                "TASKQUEUE_WORKER_UNKNOWN_TYPE_DELAY", "100ms",
                "TASKQUEUE_WORKER_UNKNOWN_TYPE_AGE", "300ms");
    }

    private static RunningService launch(Fleet fleet, Service service) {
        return fleet.launch(service, "TASKQUEUE_REDIS_USERNAME", UsersFile.user(service));
    }

    /** At once, later, in a batch, under a key, by plain LPUSH, as raw text, of an unknown type, and broken. */
    private static void submit(RunningService producer, Ledger ledger) {
        String task = "{\"type\":\"text\",\"payload\":{\"text\":\"a\"}}";
        Web.Answer first = Web.postJson(producer.url("/tasks"), task);
        assertThat(first.status()).isEqualTo(202);
        String later = "{\"type\":\"text\",\"payload\":{\"text\":\"a\"},\"notBefore\":"
                + (System.currentTimeMillis() + 500) + "}";
        Web.Answer scheduled = Web.postJson(producer.url("/tasks"), later);
        assertThat(scheduled.status()).as(scheduled.text()).isEqualTo(202);
        assertThat(Web.postJson(producer.url("/tasks/batch"), "[" + task + "]").status())
                .isEqualTo(200);
        assertThat(Web.post(
                                producer.url("/submit_form"),
                                "application/json",
                                "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}")
                        .status())
                .isLessThan(300);
        ledger.redis().lpush("task_queue", "task1", "{broken", "{\"type\":\"nobody.knows\",\"payload\":{}}");
        ledger.awaitCompleted(first.body().path("id").asText(), PATIENCE);
        ledger.awaitCompleted(scheduled.body().path("id").asText(), PATIENCE);
        await().atMost(PATIENCE).until(() -> ledger.redis().zcard("task_dead") == 2);
    }

    /** Everything an operator can look at and command. */
    private static void operate(RunningService monitor, Ledger ledger) {
        Stream.of(
                        "/",
                        "/queues",
                        "/workers",
                        "/dead-letters",
                        "/tasks/task1",
                        "/q/health",
                        "/q/health/group/queue",
                        "/q/metrics")
                .forEach(page ->
                        assertThat(Web.get(monitor.url(page)).status()).as(page).isIn(200, 503));
        Stream.of("/queues/default/pause", "/queues/default/resume")
                .forEach(command -> assertThat(
                                Web.postJson(monitor.url(command), "").status())
                        .as(command)
                        .isLessThan(300));
        String all = "{\"all\":true}";
        assertThat(Web.postJson(monitor.url("/dead-letters/retry"), all).status())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> ledger.redis().zcard("task_dead") == 2);
        assertThat(Web.postJson(monitor.url("/dead-letters/discard"), all)
                        .body()
                        .path("done")
                        .asInt())
                .isEqualTo(2);
    }
}
