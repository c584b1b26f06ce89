package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The widest table that is documented, each column of many values, analysed by one worker with a heap of 192 MB. */
class WideTableIT {
    private static final int COLUMNS = 1_000;
    private static final int RECORDS = 1_700;

    private static Stage stage;
    private static RunningService producer;
    private static RunningService worker;

    private final Tasks tasks = stage.tasks();

    @BeforeAll
    static void start() {
        stage = Stage.withRedis();
        producer = stage.launch(Service.PRODUCER);
        worker = stage.launchWorker("only").awaitReady();
        producer.awaitReady();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void isCompletedByTheFirstWorkerThatTakesIt() {
        String name = worker.workerName();
        Web.Answer answer = Web.post(producer.url("/records/wide"), "text/csv", table());

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String dataset = "task_dataset:" + answer.body().path("id").asText();
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> tasks.redis().hexists(dataset, "finishedAt"));
        JsonNode columns = Web.json(tasks.redis().hget(dataset, "statistics")).path("columns");
        assertThat(columns).hasSize(COLUMNS);
        assertThat(columns)
                .allSatisfy(column -> assertThat(column.path("count").asInt()).isEqualTo(RECORDS));
        assertThat(worker.isLive()).isTrue();
        assertThat(worker.workerName()).isEqualTo(name);
    }

    private static String table() {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder(COLUMNS * RECORDS * 9);
        csv.append(IntStream.range(0, COLUMNS).mapToObj(i -> "g" + i).collect(Collectors.joining(",")));
        for (int record = 0; record < RECORDS; record++) {
            for (int column = 0; column < COLUMNS; column++) {
                csv.append(column == 0 ? '\n' : ',')
                        .append(100_000 + random.nextInt(900_000))
                        .append(".5");
            }
        }
        return csv.toString();
    }
}
