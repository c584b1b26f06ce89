package io.taskqueue.monitor.dataset;

import java.util.List;

/**
 * Chunks of a dataset that are dead letters; the dataset cannot complete until they are retried.
 *
 * @param count how many there are among the chunks looked up
 * @param lookedAt how many chunks, from the first, were looked up
 * @param deadLetters the first 100 of them
 */
public record DiscardedChunks(long count, long lookedAt, List<Letter> deadLetters) {
    public DiscardedChunks {
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * One discarded chunk.
     *
     * @param id the id of its task
     * @param discardedAt epoch milliseconds
     */
    public record Letter(long chunk, String id, long discardedAt) {}
}
