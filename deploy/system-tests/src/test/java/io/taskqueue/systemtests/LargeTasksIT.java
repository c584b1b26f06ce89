package io.taskqueue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that together are far larger than a worker's heap, each of them within the limit. */
class LargeTasksIT {
    private static Stage stage;
    private static RunningService worker;

    private final Tasks tasks = stage.tasks();

    @BeforeAll
    static void start() {
        stage = Stage.withRedis();
        worker = stage.worker("worker");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"400, 250000", "100, 900000"})
    void completeThoughAllOfThemAreDueAtOnce(int count, int length) {
        long due = System.currentTimeMillis();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("large-" + length + "-" + i);
            tasks.redis().zadd("task_scheduled".getBytes(UTF_8), due, envelope(ids.get(i), due, length));
        }

        tasks.awaitCompleted(ids);

        tasks.assertNothingUnderWay();
        assertThat(worker.isAlive()).isTrue();
    }

    private static byte[] envelope(String id, long due, int length) {
        return ("{\"id\":\"" + id + "\",\"type\":\"text\",\"notBefore\":" + due + ",\"payload\":{\"text\":\""
                        + "x".repeat(length) + "\"}}")
                .getBytes(UTF_8);
    }
}
