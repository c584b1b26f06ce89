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

/** Repeats a call while the queue is full or Redis is away, ever more slowly, up to its end. Blocks. */
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

    /** As {@link #outcome(CompletionStage, Supplier, Dataset)}, with the call still to be made. */
    ChunkOutcome outcome(Supplier<CompletionStage<ChunkOutcome>> call, Dataset dataset) {
        return outcome(call.get(), call, dataset);
    }

    /**
     * What the call ends in, repeated as often as it takes.
     *
     * @param first the call's answer, on its way
     * @return anything but {@code FULL} and {@code BEHIND}
     * @throws ProblemException where patience is at its end
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

    /** The stage's result; its failure as it is. */
    static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Asks for the queue's length alone, as the call itself would carry a whole chunk to be told the same. */
    private void awaitQueue(Wait wait, String queue) {
        do {
            wait.pause("The queue " + queue + " holds as many tasks as it may.");
        } while (join(datasets.waiting(queue)) >= maxQueued);
    }

    private void awaitWorkers(Wait wait, String id) {
        do {
            wait.pause("As much of the dataset as may (taskqueue.records.max-unanalysed) waits to be analysed.");
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
                throw StreamProblems.of(Kind.UNAVAILABLE, "The producer stops.");
            }
            millis = Math.min(LONGEST_PAUSE_MILLIS, 2 * millis);
        }
    }
}
