package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Runs {@code data.analysis}: merges the statistics of a chunk into those of its dataset, or answers those of a few
 * records.
 */
@ApplicationScoped
class DataAnalysisHandler implements TaskHandler<RawJson> {
    private final ChunkAnalysis chunks;

    /** Results that wait for their merge take memory; beyond these, reading waits for merging. */
    private final Semaphore held = new Semaphore(16);

    /** Reading records keeps a core busy. More at once would only hold more text; the one more waits for Redis. */
    private final Semaphore readers = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);

    DataAnalysisHandler(ChunkAnalysis chunks) {
        this.chunks = chunks;
    }

    @Override
    public String type() {
        return "data.analysis";
    }

    /** As it came: a chunk's text is read by a parser of its own. */
    @Override
    public Class<RawJson> payloadType() {
        return RawJson.class;
    }

    @Override
    public Outcome handle(RawJson payload, TaskContext context) throws IOException, InterruptedException {
        held.acquire();
        try {
            return switch (analyse(payload, new Wanted(context))) {
                case Analysed.Chunk chunk -> chunks.merge(chunk);
                case Analysed.Records records -> Outcome.completed(statistics(records.summary()));
            };
        } finally {
            held.release();
        }
    }

    private Analysed analyse(RawJson payload, Wanted wanted) throws IOException, InterruptedException {
        readers.acquire();
        try {
            return switch (PayloadReader.read(payload, wanted)) {
                case AnalysisPayload.Chunk chunk -> chunks.analyse(chunk, wanted);
                case AnalysisPayload.Records records -> new Analysed.Records(records.summary());
            };
        } finally {
            readers.release();
        }
    }

    private static RawJson statistics(TableSummary summary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonRecord.JSON.createGenerator(bytes)) {
            summary.writeJson(json);
        }
        return RawJson.of(bytes.toByteArray());
    }
}
