package io.taskqueue.worker.handler.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.dataset.Fetched;
import io.taskqueue.worker.dataset.MemoryBudget;
import io.taskqueue.worker.dataset.Merges;
import io.taskqueue.worker.dataset.Standing;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.analysis.AnalysisPayload.Format;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Analyses chunks of datasets and merges their summaries. Repeated, it finds a chunk merged. */
@Singleton
class ChunkAnalysis {
    /** Short, as chunks are many and the dataset records what became of them. */
    private static final Duration RETENTION = Duration.ofMinutes(10);

    /** The columns for which memory is reserved at first where columns appear with the records. */
    private static final int USUAL_COLUMNS = 100;

    private final Merges merges;
    private final QueueKeys keys;

    ChunkAnalysis(Merges merges, QueueKeys keys) {
        this.merges = merges;
        this.keys = keys;
    }

    /**
     * Summarises a chunk's records, if its dataset wants it.
     *
     * @param memory is resized to the most that takes
     * @throws NonRetryableException if the payload contradicts itself
     */
    Analysed.Chunk analyse(AnalysisPayload.Chunk chunk, CancellationCheck cancellation, MemoryBudget.Share memory)
            throws IOException, InterruptedException {
        Fetched fetched = merges.fetch(chunk.dataset(), chunk.number());
        TableSummary summary =
                fetched.standing() == Standing.WANTED ? summarise(chunk, fetched.text(), cancellation, memory) : null;
        return new Analysed.Chunk(chunk.dataset(), chunk.number(), fetched.standing(), summary);
    }

    /** Merges a chunk's summary, if its dataset wants it, and ends the task. */
    Outcome merge(Analysed.Chunk chunk) throws InterruptedException {
        Standing standing = chunk.standing() == Standing.WANTED
                ? merges.merge(chunk.dataset(), chunk.number(), chunk.summary())
                : chunk.standing();
        String key = keys.dataset(chunk.dataset());
        return switch (standing) {
            case MERGED -> new Outcome.Completed(result(chunk.summary()), RETENTION);
            case LOST -> new Outcome.Discard(keys.chunks(chunk.dataset()) + " lacks chunk " + chunk.number());
            case CANCELLED -> new Outcome.Cancelled(key + " is cancelled", RETENTION);
            case GONE -> new Outcome.Discard(key + " is gone");
            case UNKNOWN -> new Outcome.Discard(key + " has no chunk " + chunk.number());
            case WANTED -> throw new IllegalStateException("chunk " + chunk.number() + " was not merged");
        };
    }

    private TableSummary summarise(
            AnalysisPayload.Chunk chunk, byte[] text, CancellationCheck cancellation, MemoryBudget.Share memory)
            throws IOException, InterruptedException {
        if (chunk.format() == Format.CSV) {
            memory.resize(CsvRecords.mostBytes(chunk, text.length));
            return announced(chunk, manyValued -> csv(chunk, text, manyValued, cancellation));
        }
        TableSummary summary = ndjson(chunk, text, USUAL_COLUMNS, cancellation, memory);
        return summary == null ? ndjson(chunk, text, TableSummary.MAX_COLUMNS, cancellation, memory) : summary;
    }

    private static TableSummary csv(
            AnalysisPayload.Chunk chunk, byte[] text, Set<String> manyValued, CancellationCheck cancellation)
            throws IOException {
        TableSummary summary = table(chunk, manyValued);
        CsvRecords.read(chunk, text, summary, cancellation);
        return summary;
    }

    /** {@code null} if there are more columns, for which the memory reserved may not suffice. */
    private TableSummary ndjson(
            AnalysisPayload.Chunk chunk,
            byte[] text,
            int columns,
            CancellationCheck cancellation,
            MemoryBudget.Share memory)
            throws IOException, InterruptedException {
        memory.resize(JsonRecord.mostBytes(columns, chunk.records(), text.length));
        return announced(chunk, manyValued -> {
            TableSummary summary = TableSummary.open(manyValued);
            boolean complete = NdjsonRecords.read(characters(text), chunk.firstLine(), summary, cancellation, columns);
            return complete ? summary : null;
        });
    }

    private interface Summary {
        TableSummary of(Set<String> manyValued) throws IOException;
    }

    /** Merges of the dataset wait briefly for a summary that is announced. */
    private TableSummary announced(AnalysisPayload.Chunk chunk, Summary summary) throws IOException {
        Runnable summarised = merges.announce(chunk.dataset());
        try {
            return summary.of(merges.manyValued(chunk.dataset()));
        } finally {
            summarised.run();
        }
    }

    private static TableSummary table(AnalysisPayload.Chunk chunk, Set<String> manyValued) {
        try {
            return TableSummary.of(chunk.columns(), manyValued);
        } catch (IllegalArgumentException e) {
            throw new NonRetryableException("columns are invalid: " + e.getMessage(), e);
        }
    }

    private static char[] characters(byte[] text) {
        return new String(text, UTF_8).toCharArray();
    }

    /** {@code null} for a chunk that was merged before. */
    private static RawJson result(TableSummary summary) {
        if (summary == null) {
            return null;
        }
        return RawJson.of("{\"records\":" + summary.records() + ",\"badRecords\":" + summary.badRecords() + "}");
    }
}
