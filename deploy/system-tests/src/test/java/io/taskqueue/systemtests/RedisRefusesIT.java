package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.SmallDisk;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Submitters;
import io.taskqueue.systemtests.stage.Submitters.Acknowledged;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** A Redis that answers and refuses to write: tasks are refused, running ones end, and all goes on by itself. */
class RedisRefusesIT {
    private static final int RUNNING = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TASK = "{\"type\":\"text\",\"payload\":{\"text\":\"now\"}}";

    @Test
    void goesOnWhenMemoryIsNoLongerSpentAndEndsRunningTasksBefore() {
        try (Stage stage = Stage.withRedis("maxmemory-policy noeviction")) {
            Scene scene = Scene.open(stage);

            scene.redis().configSet("maxmemory", "1");
            scene.expectRefused("OOM", "Redis refuses: OOM");
            stage.gate().open();
            stage.tasks().awaitCompleted(scene.running());
            scene.redis().configSet("maxmemory", "0");

            scene.expectBackWithNothingLost(List.of());
        }
    }

    @Test
    void goesOnWhenAReplicaByMistakeIsAMasterAgain() {
        try (Stage stage = Stage.withRedis()) {
            Scene scene = Scene.open(stage);

            replicaOf(stage, "127.0.0.1", 1);
            scene.expectRefused("READONLY", "Redis is a read-only slave");
            stage.gate().open();
            assertThat(stage.tasks().notCompleted(scene.running())).isNotEmpty();
            replicaOfNoOne(stage);

            scene.expectBackWithNothingLost(List.of());
        }
    }

    @Test
    void goesOnWhenTheDiskUnderTheAppendOnlyFileHasRoomAgain() {
        Optional<SmallDisk> mounted = SmallDisk.mount("1m");
        Assumptions.assumeTrue(mounted.isPresent(), "a small file system can be mounted, which takes root on Linux");
        try (SmallDisk disk = mounted.get();
                Stage stage = Stage.withRedis("appendonly yes", "appendfsync everysec", "dir " + disk.folder())) {
            Scene scene = Scene.open(stage);

            Submitters submitters = new Submitters(scene.producer(), 8);
            stage.onClose(submitters::close);
            await().atMost(PATIENCE).until(() -> !scene.producer().isReady());
            scene.expectRefused("MISCONF", "Redis refuses: MISCONF");
            stage.gate().open();
            disk.growTo("64m");
            await().atMost(PATIENCE).until(() -> scene.producer().isReady());
            submitters.close();
            stage.redis().stop();
            stage.redis().startAgain();

            scene.expectBackWithNothingLost(
                    submitters.acknowledged().stream().map(Acknowledged::id).toList());
        }
    }

    private static void replicaOf(Stage stage, String host, int port) {
        try (Jedis redis = stage.redis().connect()) {
            redis.replicaof(host, port);
        }
    }

    private static void replicaOfNoOne(Stage stage) {
        try (Jedis redis = stage.redis().connect()) {
            redis.replicaofNoOne();
        }
    }

    /** A producer, and a worker in the middle of tasks that wait for the gate. */
    private record Scene(Stage stage, RunningService producer, RunningService worker, List<String> running) {
        static Scene open(Stage stage) {
            RunningService producer = stage.launch(Service.PRODUCER);
            RunningService worker = stage.launchWorker("w");
            producer.awaitReady();
            worker.awaitReady();
            stage.gate().shut();
            List<String> running = stage.tasks().submit(RUNNING);
            stage.gate().awaitArrived(RUNNING);
            return new Scene(stage, producer, worker, running);
        }

        RedisClient redis() {
            return stage.tasks().redis();
        }

        void expectRefused(String answer, String reason) {
            Web.Answer refused = Web.postJson(producer.url("/tasks"), TASK);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body().path("detail").asText()).contains(answer);
            Web.Answer readiness = Web.get(producer.url("/q/health/ready"));
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.body().findPath("reason").asText()).isEqualTo(reason);
            assertThat(List.of(producer, worker)).allMatch(RunningService::isLive);
        }

        void expectBackWithNothingLost(List<String> acknowledged) {
            Tasks tasks = stage.tasks();
            await().atMost(PATIENCE).until(() -> producer.isReady() && worker.isReady());
            tasks.awaitCompleted(running);
            tasks.awaitCompleted(acknowledged);
            assertThat(running)
                    .allSatisfy(id -> assertThat(stage.gate().runs(id)).isEqualTo(1));
            Web.Answer taken = Web.postJson(producer.url("/tasks"), TASK);
            assertThat(taken.status()).as(taken.text()).isEqualTo(202);
            tasks.awaitState(taken.body().path("id").asText(), "completed");
            tasks.assertNothingUnderWay();
        }
    }
}
