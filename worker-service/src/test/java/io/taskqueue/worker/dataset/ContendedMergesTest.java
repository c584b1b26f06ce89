package io.taskqueue.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads of two workers bring the chunks of one dataset, each chunk several times. */
class ContendedMergesTest {
    private static final int CHUNKS = 150;
    private static final int RECORDS = 200;
    private static final List<String> UP_TO_THE_CUT = List.of("quantiles", "quantileError", "histogram", "frequent");

    @Test
    void addUpToWhatOnePassOverTheTableGives() throws IOException {
        JsonNode merged;
        try (DatasetStage stage = new DatasetStage();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stage.open("d", CHUNKS).with("d", "closedAt", "1763700000500");
            List<Merges> workers = List.of(stage.worker(), stage.worker());
            List<Integer> brought = new ArrayList<>();
            for (int times = 0; times < 3; times++) {
                IntStream.range(0, CHUNKS).forEach(brought::add);
            }
            Collections.shuffle(brought, new Random(5));

            List<CompletableFuture<Standing>> answers = IntStream.range(0, brought.size())
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> merge(workers.get(i % 2), brought.get(i)), threads))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(Standing.MERGED));
            assertThat(stage.field("d", "mergedChunks")).isEqualTo(String.valueOf(CHUNKS));
            assertThat(stage.field("d", "finishedAt")).isNotNull();
            merged = stage.statistics("d");
        }

        JsonNode whole = onePass();
        assertThat(whole.at("/columns/0/quantiles/0.5").asDouble())
                .isCloseTo(merged.at("/columns/0/quantiles/0.5").asDouble(), within(500.0));
        assertThat(exactly(merged)).isEqualTo(exactly(whole));
    }

    private static Standing merge(Merges worker, int chunk) {
        try {
            TableSummary summary = TableSummary.of(List.of("many", "few"), worker.manyValued("d"));
            addTo(summary, chunk);
            return worker.merge("d", chunk, summary);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode onePass() throws IOException {
        TableSummary summary = TableSummary.of(List.of("many", "few"));
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            addTo(summary, chunk);
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            summary.writeJson(json);
        }
        return DatasetStage.json(text.toString());
    }

    /** A chunk's records: numbers of which there are many, words of which there are few, and a bad one. */
    private static void addTo(TableSummary summary, int chunk) {
        Random random = new Random(chunk);
        for (int i = 0; i < RECORDS; i++) {
            summary.text(0, random.nextInt(20_000) + "." + random.nextInt(100));
            summary.text(1, "word " + random.nextInt(20));
            summary.endRecord();
        }
        summary.badRecord(chunk * RECORDS + 1L, "is bad");
    }

    /** The statistics without what may differ by the cut. */
    private static JsonNode exactly(JsonNode statistics) {
        statistics.path("columns").forEach(column -> ((ObjectNode) column).remove(UP_TO_THE_CUT));
        return statistics;
    }
}
