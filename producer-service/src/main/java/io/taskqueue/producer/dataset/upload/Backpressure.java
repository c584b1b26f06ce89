package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.ChunkOutcome;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.Datasets;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.redis.RedisUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Repeats a call while the queue is full or Redis is away, at growing intervals, up to a time limit. Blocks. */
final class Backpressure {
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final Datasets datasets;
    private final Clock clock;
    private final Duration end;
    private final int maxQueued;

    Backpressure(Datasets datasets, Clock clock, Duration end, int maxQueued) {
        this.datasets = datasets;
        this.clock = clock;
        this.end = end;
        this.maxQueued = maxQueued;
    }

    /** As {@link #outcome(CompletionStage, Supplier, Dataset)}, but makes the first call itself. */
    ChunkOutcome outcome(Supplier<CompletionStage<ChunkOutcome>> call, Dataset dataset) {
        return outcome(call.get(), call, dataset);
    }

    /**
     * The outcome of the call, which is repeated as often as necessary.
     *
     * @param first the pending answer of the first call
     * @return anything but {@code FULL} and {@code BEHIND}
     * @throws ProblemException if the time limit is reached
     */
    ChunkOutcome outcome(
            CompletionStage<ChunkOutcome> first, Supplier<CompletionStage<ChunkOutcome>> call, Dataset dataset) {
        Wait wait = new Wait();
        CompletionStage<ChunkOutcome> answer = first;
        while (true) {
            try {
                ChunkOutcome outcome = join(answer);
                switch (outcome) {
                    case FULL -> awaitQueue(wait, dataset.shape().queue());
                    case BEHIND -> awaitWorkers(wait, dataset.id());
                    default -> {
                        return outcome;
                    }
                }
            } catch (RedisUnavailableException e) {
                wait.pause("The queue is unavailable: " + e.getMessage() + '.');
            }
            answer = call.get();
        }
    }

    /** The result of the stage; rethrows its failure unwrapped. */
    static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Queries only the length of the queue, as the call itself would send a whole chunk for the same answer. */
    private void awaitQueue(Wait wait, String queue) {
        do {
            wait.pause("The queue " + queue + " is full.");
        } while (join(datasets.waiting(queue)) >= maxQueued);
    }

    private void awaitWorkers(Wait wait, String id) {
        do {
            wait.pause("The dataset has reached the limit of text waiting to be analysed"
                    + " (taskqueue.records.max-unanalysed).");
        } while (!join(datasets.hasRoom(id)));
    }

    private final class Wait {
        private final long deadline = clock.millis() + end.toMillis();
        private long millis = 1;

        void pause(String reason) {
            if (clock.millis() >= deadline) {
                throw StreamProblems.of(
                        Kind.UNAVAILABLE, reason + " Nothing changed within " + end.toSeconds() + " s.");
            }
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StreamProblems.of(Kind.UNAVAILABLE, "The producer is shutting down.");
            }
            millis = Math.min(LONGEST_PAUSE_MILLIS, 2 * millis);
        }
    }
}
