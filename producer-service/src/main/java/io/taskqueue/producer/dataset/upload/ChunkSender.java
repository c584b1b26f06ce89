package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.ChunkOutcome;
import io.taskqueue.producer.dataset.ChunkTask;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.Datasets;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
import java.util.concurrent.CompletionStage;

/**
 * Puts the chunks of one stream into the queue, one call in flight while the next chunk is cut. While the queue is full
 * or Redis is away, it waits, and the stream with it. Blocks; not thread-safe.
 */
final class ChunkSender {
    private final Datasets datasets;
    private final Dataset dataset;
    private final RequestKey key;
    private final Backpressure backpressure;
    private final RecordsMetrics metrics;
    private StreamPosition accepted;
    private ChunkTask underWay;
    private CompletionStage<ChunkOutcome> answer;

    ChunkSender(Datasets datasets, Dataset dataset, RequestKey key, Backpressure backpressure, RecordsMetrics metrics) {
        this.datasets = datasets;
        this.dataset = dataset;
        this.key = key;
        this.backpressure = backpressure;
        this.metrics = metrics;
        this.accepted = dataset.position();
    }

    /** Puts the chunk into the queue once the one before is there. */
    void send(ChunkTask chunk) {
        settle();
        underWay = chunk;
        answer = append(chunk);
    }

    /** Waits until the last chunk sent is in the queue. */
    void settle() {
        if (underWay == null) {
            return;
        }
        ChunkTask chunk = underWay;
        underWay = null;
        ChunkOutcome outcome = backpressure.outcome(answer, () -> append(chunk), dataset);
        requireAccepted(outcome, dataset.shape().queue());
        if (outcome == ChunkOutcome.ACCEPTED) {
            metrics.accepted(dataset.shape().queue(), accepted, chunk.upTo());
        }
        accepted = chunk.upTo();
    }

    /** Waits for the outcome of the chunk in flight, but not for room in the queue; no chunk follows. */
    void leave() {
        if (underWay == null) {
            return;
        }
        StreamPosition after = underWay.upTo();
        underWay = null;
        ChunkOutcome outcome = Backpressure.join(answer);
        if (outcome == ChunkOutcome.ACCEPTED) {
            metrics.accepted(dataset.shape().queue(), accepted, after);
            accepted = after;
        }
    }

    /** Records the end of the stream. */
    void close(StreamPosition end, byte[] completedRecord, long now) {
        settle();
        String queue = dataset.shape().queue();
        ChunkOutcome outcome = backpressure.outcome(
                () -> datasets.close(dataset.id(), queue, key, end, completedRecord, now), dataset);
        requireAccepted(outcome, queue);
        if (outcome == ChunkOutcome.ACCEPTED) {
            metrics.refused(accepted, end);
        }
        accepted = end;
    }

    /** The position up to which the queue has confirmed the stream. */
    StreamPosition accepted() {
        return accepted;
    }

    private CompletionStage<ChunkOutcome> append(ChunkTask chunk) {
        return datasets.append(dataset.id(), dataset.shape().queue(), key, chunk);
    }

    private static void requireAccepted(ChunkOutcome outcome, String queue) {
        switch (outcome) {
            case ACCEPTED, REPEATED -> {}
            case GAP, DIFFERS -> throw StreamProblems.otherStream("was used for a different stream");
            case CLOSED -> throw StreamProblems.conflict("The dataset is closed; no more records can be added.");
            case CANCELLED -> throw StreamProblems.conflict("The dataset was cancelled.");
            case MISSING -> throw StreamProblems.of(Kind.NOT_FOUND, "The dataset no longer exists.");
            case UNLISTED -> throw new ProblemException(Problems.tooManyQueues(queue));
            case FULL, BEHIND -> throw new IllegalStateException("backpressure ends with a problem");
        }
    }
}
