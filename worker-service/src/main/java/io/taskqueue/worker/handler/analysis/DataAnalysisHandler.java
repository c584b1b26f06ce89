package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.worker.dataset.MemoryBudget;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Runs {@code data.analysis}: merges the statistics of a chunk into those of its dataset, or returns those of a few
 * records.
 */
@ApplicationScoped
class DataAnalysisHandler implements TaskHandler<RawJson> {
    private final ChunkAnalysis chunks;

    /** For summaries in progress or waiting for their merge: a quarter of the heap, shared by their sizes. */
    private final MemoryBudget summaries;

    /** Reading records keeps a core busy, so more at once would only hold more text. The extra one waits for Redis. */
    private final Semaphore readers = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);

    @Inject
    DataAnalysisHandler(ChunkAnalysis chunks) {
        this(chunks, MemoryBudget.ofHeap(4));
    }

    DataAnalysisHandler(ChunkAnalysis chunks, MemoryBudget summaries) {
        this.chunks = chunks;
        this.summaries = summaries;
    }

    @Override
    public String type() {
        return DatasetContract.CHUNK_TYPE;
    }

    /** The raw payload: it is read in one pass by {@link PayloadReader}. */
    @Override
    public Class<RawJson> payloadType() {
        return RawJson.class;
    }

    @Override
    public Outcome handle(RawJson payload, TaskContext context) throws IOException, InterruptedException {
        try (MemoryBudget.Share memory = summaries.share()) {
            return switch (analyse(payload, new CancellationCheck(context), memory)) {
                case Analysed.Chunk chunk -> chunks.merge(chunk);
                case Analysed.Records records -> Outcome.completed(statistics(records.summary()));
            };
        }
    }

    /** A thread that waits for memory here keeps others from reading, never from merging, which gives memory back. */
    private Analysed analyse(RawJson payload, CancellationCheck cancellation, MemoryBudget.Share memory)
            throws IOException, InterruptedException {
        readers.acquire();
        try {
            memory.resize(RecordArray.mostBytes(payload.length()));
            Analysed analysed = switch (PayloadReader.read(payload, cancellation)) {
                case AnalysisPayload.Chunk chunk -> chunks.analyse(chunk, cancellation, memory);
                case AnalysisPayload.Records records -> new Analysed.Records(records.summary());
            };
            memory.shrinkTo(analysed.bytes());
            return analysed;
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
