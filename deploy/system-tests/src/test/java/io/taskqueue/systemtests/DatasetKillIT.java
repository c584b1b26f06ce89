package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Table;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills workers while they analyse a stream of records; the same stream again, undisturbed, must give the same. */
class DatasetKillIT {
    private static final Table TABLE = Table.of(25_000);
    private static final String CONTROL = "queue_control:default";
    private static final List<String> UP_TO_THE_CUT = List.of("quantiles", "quantileError", "histogram", "frequent");

    private static Stage stage;
    private static RunningService producer;

    private final Tasks tasks = stage.tasks();

    @BeforeAll
    static void start() {
        stage = Stage.withRedis()
                .withShortLease()
                .with("TASKQUEUE_WORKER_CONCURRENCY", "8")
                .with("TASKQUEUE_RECORDS_CHUNK_SIZE", "2K")
                .with("TASKQUEUE_RECORDS_MAX_QUEUED", "100000");
        producer = stage.launch(Service.PRODUCER).awaitReady();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void countsEveryChunkOnceThoughWorkersDie() {
        tasks.redis().set(CONTROL, "{\"paused\":true}");
        List<RunningService> workers =
                List.of(stage.launchWorker("first"), stage.launchWorker("second"), stage.launchWorker("third"));
        workers.forEach(RunningService::awaitReady);
        String disturbed = submit();

        tasks.redis().del(CONTROL);
        killAt(disturbed, 0.2, workers.get(0));
        killAt(disturbed, 0.5, workers.get(1));
        awaitFinished(disturbed);
        String undisturbed = submit();
        awaitFinished(undisturbed);

        assertThat(workers.get(2).metric("taskqueue_recovered_total")).isPositive();
        assertThat(number(disturbed, "chunks")).isEqualTo(number(undisturbed, "chunks"));
        assertThat(number(disturbed, "mergedRecords")).isEqualTo(TABLE.records());
        assertNearTheMiddle(statistics(disturbed));
        assertThat(exactly(statistics(disturbed))).isEqualTo(exactly(statistics(undisturbed)));
        assertThat(statistics(disturbed).at("/columns/1/sum").decimalValue()).isEqualByComparingTo(TABLE.priceSum());
        assertThat(tasks.status(disturbed).path("status").asText()).isEqualTo("completed");
        tasks.assertNothingUnderWay();
    }

    /** Posts the table; answers the dataset's id. */
    private String submit() {
        Web.Answer answer = Web.post(producer.url("/records/orders"), "text/csv", TABLE.csv());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.body().path("id").asText();
    }

    /** Kills the worker when this part of the chunks is merged, while it has some in hand. */
    private void killAt(String dataset, double part, RunningService worker) {
        long chunks = number(dataset, "chunks");
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> number(dataset, "mergedChunks") >= chunks * part && holdsTasks(worker));
        worker.kill();
        assertThat(number(dataset, "mergedChunks")).isLessThan(chunks);
    }

    private boolean holdsTasks(RunningService worker) {
        return tasks.held(worker.workerName()) > 0;
    }

    private void awaitFinished(String dataset) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> field(dataset, "finishedAt") != null);
        assertThat(number(dataset, "mergedChunks")).isEqualTo(number(dataset, "chunks"));
    }

    private void assertNearTheMiddle(JsonNode statistics) {
        JsonNode price = statistics.at("/columns/1");
        double rank = TABLE.rankOfPrice(price.at("/quantiles/0.5").asDouble());
        assertThat(rank)
                .isBetween(
                        0.5 - price.path("quantileError").asDouble(),
                        0.5 + price.path("quantileError").asDouble());
    }

    /** The statistics without what may differ by the order of merging. */
    private static JsonNode exactly(JsonNode statistics) {
        statistics.path("columns").forEach(column -> ((ObjectNode) column).remove(UP_TO_THE_CUT));
        return statistics;
    }

    private JsonNode statistics(String dataset) {
        return Web.json(field(dataset, "statistics"));
    }

    private long number(String dataset, String field) {
        String value = field(dataset, field);
        return value == null ? 0 : Long.parseLong(value);
    }

    private String field(String dataset, String field) {
        return tasks.redis().hget("task_dataset:" + dataset, field);
    }
}
