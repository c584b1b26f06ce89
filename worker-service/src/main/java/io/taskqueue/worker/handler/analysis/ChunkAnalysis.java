package io.taskqueue.worker.handler.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.dataset.Fetched;
import io.taskqueue.worker.dataset.Merges;
import io.taskqueue.worker.dataset.Standing;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Analyses chunks of datasets and merges what they bring. Done again, it finds a chunk merged. */
@Singleton
class ChunkAnalysis {
    /** The dataset tells what became of its chunks, and they are many. */
    private static final Duration RETENTION = Duration.ofMinutes(10);

    private final Merges merges;
    private final QueueKeys keys;

    ChunkAnalysis(Merges merges, QueueKeys keys) {
        this.merges = merges;
        this.keys = keys;
    }

    /**
     * Summarises a chunk's records, if its dataset wants it.
     *
     * @throws NonRetryableException if the payload contradicts itself
     */
    Analysed.Chunk analyse(AnalysisPayload.Chunk chunk, Wanted wanted) throws IOException {
        Fetched fetched = merges.fetch(chunk.dataset(), chunk.number());
        TableSummary summary = fetched.standing() == Standing.WANTED ? summarise(chunk, fetched.text(), wanted) : null;
        return new Analysed.Chunk(chunk.dataset(), chunk.number(), fetched.standing(), summary);
    }

    /** Merges what a chunk brought, if its dataset wants it; the task's end. */
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

    private TableSummary summarise(AnalysisPayload.Chunk chunk, byte[] text, Wanted wanted) throws IOException {
        Runnable summarised = merges.announce(chunk.dataset());
        try {
            return summarise(chunk, text, merges.manyValued(chunk.dataset()), wanted);
        } finally {
            summarised.run();
        }
    }

    private static TableSummary summarise(
            AnalysisPayload.Chunk chunk, byte[] text, Set<String> manyValued, Wanted wanted) throws IOException {
        return switch (chunk.format()) {
            case CSV -> {
                TableSummary summary = table(chunk, manyValued);
                CsvRecords.read(chunk, text, summary, wanted);
                yield summary;
            }
            case NDJSON -> {
                TableSummary summary = TableSummary.open(manyValued);
                NdjsonRecords.read(characters(text), chunk.firstLine(), summary, wanted);
                yield summary;
            }
        };
    }

    private static TableSummary table(AnalysisPayload.Chunk chunk, Set<String> manyValued) {
        try {
            return TableSummary.of(chunk.columns(), manyValued);
        } catch (IllegalArgumentException e) {
            throw new NonRetryableException("columns make no table: " + e.getMessage(), e);
        }
    }

    private static char[] characters(byte[] text) {
        return new String(text, UTF_8).toCharArray();
    }

    /** {@code null} of a chunk that was merged before. */
    private static RawJson result(TableSummary summary) {
        if (summary == null) {
            return null;
        }
        return RawJson.of("{\"records\":" + summary.records() + ",\"badRecords\":" + summary.badRecords() + "}");
    }
}
