package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Stops Redis' clock while idle workers wait in blocking pops. */
class RedisFrozenIT {
    private static final int CLIENTS = 20;

    @Test
    void runsTasksOnceThatAPopNobodyListensToAnyMoreHasMoved() {
        try (Stage stage = Stage.withRedis()) {
            List<RunningService> workers =
                    Stream.of("w1", "w2").map(stage::launchWorker).toList();
            workers.forEach(RunningService::awaitReady);
            Tasks tasks = stage.tasks();
            assertThat(tasks.submit(CLIENTS)).allSatisfy(id -> tasks.awaitState(id, "completed"));
            List<Jedis> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> stage.redis().connect())
                    .toList();

            stage.redis().freeze();
            List<CompletableFuture<String>> pushes =
                    clients.stream().map(client -> push(client, tasks)).toList();
            await().pollDelay(Duration.ofSeconds(6))
                    .until(() -> workers.stream().noneMatch(RunningService::isReady));
            assertThat(workers).allMatch(RunningService::isLive);
            stage.redis().thaw();

            List<String> ids = pushes.stream().map(CompletableFuture::join).toList();
            tasks.awaitCompleted(ids);
            await().atMost(Duration.ofSeconds(20)).until(() -> workers.stream().allMatch(RunningService::isReady));
            tasks.assertNothingUnderWay();
            assertThat(ids).allSatisfy(id -> assertThat(stage.gate().runs(id)).isEqualTo(1));
            clients.forEach(Jedis::close);
        }
    }

    /** Redis has the command in its socket and executes it when it goes on. */
    private static CompletableFuture<String> push(Jedis client, Tasks tasks) {
        return CompletableFuture.supplyAsync(
                () -> {
                    String id = UUID.randomUUID().toString();
                    client.lpush("task_queue", tasks.calling(id));
                    return id;
                },
                Thread::startVirtualThread);
    }
}
