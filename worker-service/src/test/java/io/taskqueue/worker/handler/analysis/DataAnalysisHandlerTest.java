package io.taskqueue.worker.handler.analysis;

import static io.taskqueue.worker.dataset.DatasetStage.KEYS;
import static io.taskqueue.worker.handler.analysis.Summaries.badLines;
import static io.taskqueue.worker.handler.analysis.Summaries.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.dataset.DatasetStage;
import io.taskqueue.worker.dataset.MemoryBudget;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataAnalysisHandlerTest {
    private static DatasetStage stage;
    private static DataAnalysisHandler handler;

    private final String dataset = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        stage = new DatasetStage();
        handler = new DataAnalysisHandler(new ChunkAnalysis(stage.worker(), KEYS));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void describesEveryColumnOfObjects() throws Exception {
        JsonNode result = analyse("[{\"a\":1,\"b\":\"x\"},{\"a\":3},{\"b\":7,\"a\":null},null]");

        assertThat(result.path("records").asInt()).isEqualTo(4);
        assertThat(column(result, "a").path("count").asInt()).isEqualTo(2);
        assertThat(column(result, "a").path("missing").asInt()).isEqualTo(2);
        assertThat(column(result, "a").path("standardDeviation").asDouble()).isEqualTo(Math.sqrt(2));
        assertThat(column(result, "b").path("types").path("text").asInt()).isEqualTo(1);
        assertThat(column(result, "b").path("types").path("integer").asInt()).isEqualTo(1);
    }

    @Test
    void describesPlainNumbersAsOneColumn() throws Exception {
        JsonNode column = column(analyse("[1,2,3.0,4]"), "value");

        assertThat(column.path("count").asInt()).isEqualTo(4);
        assertThat(column.path("mean").asDouble()).isEqualTo(2.5);
    }

    @Test
    void describesNothingAsNothing() throws Exception {
        JsonNode result = analyse("[]");

        assertThat(result.path("records").asInt()).isZero();
        assertThat(result.path("columns")).isEmpty();
    }

    @Test
    void addsUpNumbersBeyondTheRangeOfADouble() throws Exception {
        JsonNode column = column(analyse("[1.7e308,1.7e308,1.7e308]"), "value");

        assertThat(column.path("max").decimalValue()).isEqualByComparingTo("1.7e308");
        assertThat(column.path("sum").decimalValue()).isEqualByComparingTo("5.1e308");
    }

    @Test
    void countsOtherRecordsAsBadWithTheirPlace() throws Exception {
        String wide = IntStream.rangeClosed(0, TableSummary.MAX_COLUMNS)
                .mapToObj(i -> "\"c" + i + "\":{}")
                .collect(Collectors.joining(",", "{", "}"));

        JsonNode result = analyse("[1,\"2\",[1,[2]],true," + wide + ",{\"" + "a".repeat(201) + "\":[1]},5]");

        assertThat(result.path("records").asInt()).isEqualTo(2);
        assertThat(badLines(result))
                .hasSize(5)
                .startsWith(
                        "2 is neither an object nor a number",
                        "3 is neither an object nor a number",
                        "4 is neither an object nor a number");
        assertThat(column(result, "value").path("sum").asInt()).isEqualTo(6);
    }

    @Test
    void rejectsAPayloadWithoutRecords() {
        assertThatThrownBy(() -> handle("{\"records\":7}"))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("records is not an array");
    }

    @Test
    void stopsWhenTheAttemptIsNoLongerWanted() {
        assertThatThrownBy(() -> handler.handle(
                        RawJson.of("{\"records\":[1]}"), FakeContext.of("t1").cancel()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void mergesAChunkIntoItsDatasetAndAnswersBriefly() throws Exception {
        stage.open(dataset, 2);

        Outcome outcome = handle(chunk(1, "1,x\n2\n3,z\n"));

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Completed(RawJson.of("{\"records\":2,\"badRecords\":1}"), Duration.ofMinutes(10)));
        assertThat(stage.field(dataset, "mergedChunks")).isEqualTo("1");
        assertThat(stage.field(dataset, "mergedRecords")).isEqualTo("3");
        assertThat(badLines(stage.statistics(dataset))).containsExactly("51 has 1 fields, the header 2");
        assertThat(stage.statistics(dataset).at("/columns/0/sum").asInt()).isEqualTo(4);
    }

    @Test
    void mergesNdjsonOfAnyColumns() throws Exception {
        stage.open(dataset, 2);
        for (int chunk = 0; chunk < 2; chunk++) {
            stage.withText(dataset, chunk, "{\"c" + chunk + "\":1}\n");
            handle("{\"dataset\":\"" + dataset + "\",\"chunk\":" + chunk + ",\"format\":\"ndjson\"}");
        }

        assertThat(column(stage.statistics(dataset), "c0").path("missing").asInt())
                .isEqualTo(1);
        assertThat(column(stage.statistics(dataset), "c1").path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void mergesNdjsonOfMoreColumnsThanRoomIsMadeForAtFirst() throws Exception {
        stage.open(dataset, 1);
        String wide =
                IntStream.range(0, 700).mapToObj(i -> "\"c" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        stage.withText(dataset, 0, "{\"c0\":1}\n".repeat(3) + "no\n" + wide + "\n");

        Outcome outcome = handle("{\"dataset\":\"" + dataset + "\",\"chunk\":0,\"format\":\"ndjson\",\"records\":5}");

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Completed(RawJson.of("{\"records\":4,\"badRecords\":1}"), Duration.ofMinutes(10)));
        assertThat(stage.statistics(dataset).path("columns")).hasSize(700);
        assertThat(column(stage.statistics(dataset), "c0").path("count").asInt())
                .isEqualTo(4);
    }

    /** Each chunk gets all the memory there is, one after the other, and gives it back. */
    @Test
    void mergesChunksThatAreLargerThanTheMemoryForThem() {
        int chunks = 6;
        stage.open(dataset, chunks);
        DataAnalysisHandler small =
                new DataAnalysisHandler(new ChunkAnalysis(stage.worker(), KEYS), new MemoryBudget(10_000));

        List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, chunks)
                .mapToObj(number -> chunk(number, "1,x\n".repeat(20_000)))
                .map(payload -> CompletableFuture.supplyAsync(() -> handle(small, payload), Thread::startVirtualThread))
                .toList();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Completed.class));
        assertThat(stage.field(dataset, "mergedRecords")).isEqualTo(String.valueOf(chunks * 20_000));
    }

    @Test
    void completesAChunkThatIsMergedAlready() throws Exception {
        stage.open(dataset, 2);
        String payload = chunk(0, "1,x\n");
        handle(payload);
        String state = stage.field(dataset, "version");

        assertThat(stage.redis().exists(KEYS.chunks(dataset))).isFalse();
        assertThat(handle(payload)).isEqualTo(new Outcome.Completed(null, Duration.ofMinutes(10)));
        assertThat(stage.field(dataset, "version")).isEqualTo(state);
    }

    @Test
    void discardsAChunkWhoseTextIsGoneThoughItIsNotMerged() throws Exception {
        stage.open(dataset, 3);
        handle(chunk(1, "1,x\n"));
        String payload = chunk(0, "1,x\n");
        stage.redis().del(KEYS.chunks(dataset));

        assertThat(handle(payload)).isEqualTo(new Outcome.Discard("{tq}:task_chunks:" + dataset + " lacks chunk 0"));
        assertThat(stage.field(dataset, "mergedChunks")).isEqualTo("1");
    }

    @Test
    void doesNotRunAChunkOfACancelledDataset() throws Exception {
        stage.open(dataset, 2).with(dataset, "cancelledAt", "1763700000500");

        assertThat(handle(chunk(0, "1,x\n")))
                .isEqualTo(new Outcome.Cancelled(KEYS.dataset(dataset) + " is cancelled", Duration.ofMinutes(10)));
        assertThat(stage.field(dataset, "mergedChunks")).isNull();
    }

    @Test
    void discardsAChunkThatBelongsNowhere() throws Exception {
        assertThat(handle(chunk(0, "1,x\n")))
                .isEqualTo(new Outcome.Discard("{tq}:task_dataset:" + dataset + " is gone"));

        stage.open(dataset, 2);
        assertThat(handle(chunk(2, "1,x\n")))
                .isEqualTo(new Outcome.Discard("{tq}:task_dataset:" + dataset + " has no chunk 2"));
    }

    @Test
    void rejectsInvalidColumns() {
        stage.open(dataset, 2);

        assertThatThrownBy(() -> handle(chunk(0, "").replace("[\"a\",\"b\"]", "[\"a\",\"a\"]")))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("columns are invalid: ");
        assertThatThrownBy(() -> handle(chunk(0, "").replace("[\"a\",\"b\"]", "[]")))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("columns are invalid: ");
    }

    /** The payload of a chunk whose text is there. */
    private String chunk(int number, String text) {
        stage.withText(dataset, number, text);
        return "{\"dataset\":\"" + dataset + "\",\"chunk\":" + number + ",\"format\":\"csv\",\"delimiter\":\",\","
                + "\"columns\":[\"a\",\"b\"],\"firstLine\":50,\"records\":1}";
    }

    private static JsonNode analyse(String records) throws Exception {
        Outcome outcome = handle("{\"records\":" + records + "}");
        return DatasetStage.json(((Outcome.Completed) outcome).result().toString());
    }

    private static Outcome handle(DataAnalysisHandler by, String payload) {
        try {
            return by.handle(RawJson.of(payload), FakeContext.of("t1"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome handle(String payload) throws Exception {
        return handler.handle(RawJson.of(payload), FakeContext.of("t1"));
    }
}
